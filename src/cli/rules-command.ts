/** `yizhan rules VERB …`: tools for those who write rules. */
import { rulesCheckVerb } from "./rules-check-command.ts";
import { rulesDiffVerb } from "./rules-diff-command.ts";
import { rulesMutateVerb } from "./rules-mutate-command.ts";
import { rulesNewVerb } from "./rules-new-command.ts";
import { rulesShowVerb } from "./rules-show-command.ts";
import { rulesTestVerb } from "./rules-test-command.ts";
import { Misuse } from "./unusable.ts";
import { asksForHelp, printHelp, runVerb } from "./verb.ts";
import type { Verb, VerbContext } from "./verb.ts";

/** The verbs, in the order of the help text. */
export const RULES_VERBS: readonly Verb[] = [
  rulesCheckVerb,
  rulesTestVerb,
  rulesShowVerb,
  rulesDiffVerb,
  rulesNewVerb,
  rulesMutateVerb,
];

/**
 * Runs a verb, or prints its help (`--help`).
 *
 * @param argv What stands after `rules`.
 * @throws Misuse where there is no such verb; and as the verb.
 */
export async function rulesCommand(argv: readonly string[], context: VerbContext): Promise<number> {
  const [name, ...rest] = argv;
  const verb = RULES_VERBS.find((each) => each.name === name);
  if (asksForHelp(argv.slice(0, 1))) return printHelp(RULES_VERBS, context);
  if (verb !== undefined) return runVerb(verb, rest, context);
  const known = RULES_VERBS.map((each) => each.name).join(", ");
  throw new Misuse(
    name === undefined
      ? { zh: `rules 之后缺少动词：${known}`, en: `rules needs a verb: ${known}` }
      : { zh: `rules 没有动词 ${name}；有 ${known}`, en: `rules has no verb ${name}; it has ${known}` },
  );
}
