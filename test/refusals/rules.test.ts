/** What is wrong with rule files. */
import { holdRefusals } from "./refusal.ts";
import { RULE_FIELDS } from "./rule-fields.ts";
import { RULE_MISSING } from "./rule-missing.ts";
import { RULE_NAMES } from "./rule-names.ts";
import { RULE_NUMBERS } from "./rule-numbers.ts";
import { RULE_TEXTS } from "./rule-texts.ts";

holdRefusals("fields that rule files lack", RULE_MISSING);
holdRefusals("fields of rule files", RULE_FIELDS);
holdRefusals("numbers and days of rule files", RULE_NUMBERS);
holdRefusals("names in rule files", RULE_NAMES);
holdRefusals("texts of rule files", RULE_TEXTS);
