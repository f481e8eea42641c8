/** The verbs beside `settle` that are about claims and what became of them. */
import { quoteVerb } from "./quote-command.ts";
import { readjudicateVerb } from "./readjudicate-verb.ts";
import type { Verb } from "./verb.ts";
import { verifyVerb } from "./verify-command.ts";

/** The verbs, in the order of the help text. */
export const CLAIM_VERBS: readonly Verb[] = [quoteVerb, verifyVerb, readjudicateVerb];
