/** Whether any region knows a code that is recognised: one that none declares is a mistake, and never counts. */
import { refuse, SettlementError, show } from "../errors.ts";
import { pipelinesByRegion } from "../rulebook.ts";
import type { Rulebook } from "../rulebook.ts";
import { statingAmong } from "../rules/pipeline-version.ts";
import type { PipelineVersion } from "../rules/pipeline-version.ts";
import type { RuleSet } from "../rules/parse.ts";
import { knownFrom } from "../rules/rule-index.ts";
import type { JournalEvent } from "./event-types.ts";
import { isNational, recognitionOf } from "./recognition.ts";
import type { Recognition } from "./recognition.ts";

/**
 * Holds the code of a `recognised` event against those of all regions of the rulebook, in whatever has come into force
 * and was known by the event's day. Which claims it counts for is seen when they are settled.
 *
 * @throws SettlementError `invalid_event` for a code that is neither national nor declared by any of them.
 */
export function checkDeclared(rulebook: Rulebook, event: JournalEvent): void {
  if (event.kind !== "recognised") return;
  const recognition = recognitionOf(event, 0);
  if (isNational(recognition) || isDeclared(rulebook, recognition)) return;
  const field = event.category === undefined ? "certificate" : "category";
  const expected =
    field === "certificate"
      ? { zh: `至 ${event.day} 有地区声明的证件`, en: `a certificate that some region declares by ${event.day}` }
      : {
          zh: `全国或至 ${event.day} 有地区声明的人员类别`,
          en: `a category, national or that some region declares by ${event.day}`,
        };
  refuse([{ code: "invalid_event", path: field, expected, found: show(recognition.code) }]);
}

function isDeclared(rulebook: Rulebook, { set, code, day }: Recognition): boolean {
  return pipelinesByRegion(rulebook).some((read) =>
    statingAmong(readable(read)).some((pipeline) => {
      const isKnown = pipeline.from <= day && knownFrom(pipeline) <= day;
      return isKnown && Object.hasOwn(pipeline[set] ?? {}, code);
    }),
  );
}

/** Where the files of a region cannot be read, none of its claims can be settled, and nothing counts for them. */
function readable(read: () => RuleSet["pipelines"]): readonly PipelineVersion[] {
  try {
    return read().map(({ data }) => data);
  } catch (error) {
    if (error instanceof SettlementError) return [];
    throw error;
  }
}
