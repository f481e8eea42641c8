/** What is wrong between a claim, the rules and the account. */
import { holdRefusals } from "./refusal.ts";
import { CHANGES } from "./settling-changes.ts";
import { CODES, GIVEN, OWNERS } from "./settling-claims.ts";
import { FACTS, PLACES } from "./settling-rules.ts";

holdRefusals("places and days without rules", PLACES);
holdRefusals("facts and cases", FACTS);
holdRefusals("given payments", GIVEN);
holdRefusals("changes of what the region above has", CHANGES);
holdRefusals("codes", CODES);
holdRefusals("owners of accounts", OWNERS);
