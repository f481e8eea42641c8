/** Whether anybody could read a code that is recognised: one that no region declares would only refuse later claims. */
import { refuse, SettlementError, show } from "../errors.ts";
import { CATEGORIES } from "../facts.ts";
import type { Plan } from "../plan/types.ts";
import { planFor } from "../rulebook.ts";
import type { Rulebook } from "../rulebook.ts";
import { openClaim } from "../settlement.ts";
import type { Standing } from "./state.ts";
import type { JournalEvent } from "./types.ts";

const NATIONAL: ReadonlySet<string> = new Set(CATEGORIES);

/**
 * Holds the code of a `recognised` event against the regions of the settlements that stand, by the rules of their claims
 * and by those of the event's day. Without settlements no region is known, and nothing is refused.
 *
 * @throws SettlementError `invalid_event` for a code that is neither national nor declared by any of them.
 */
export function checkDeclared(rulebook: Rulebook, event: JournalEvent, standing: readonly Standing[]): void {
  if (event.kind !== "recognised" || standing.length === 0) return;
  const { day, category, certificate } = event;
  if (category !== undefined && NATIONAL.has(category)) return;
  const field = category === undefined ? "certificate" : "category";
  const set = category === undefined ? "certificates" : "categories";
  const code = category ?? certificate ?? "";
  const days = { admission: day, discharge: day, settlement: day };
  const declares = (planned: () => Plan): boolean => planIfAny(planned)?.declared[set].has(code) ?? false;
  const isKnown = standing.some(({ claim, basis }) => {
    const { region } = claim.person;
    const asSettled = (): Plan => openClaim(rulebook, claim, { knownAt: basis.knownAt }).plan;
    const asKnown = (): Plan => openClaim(rulebook, claim, { knownAt: day }).plan;
    return [asSettled, asKnown, () => planFor(rulebook, region, days, day)].some(declares);
  });
  if (isKnown) return;
  const regions = [...new Set(standing.map(({ claim }) => claim.person.region))].join(", ");
  const expected =
    category === undefined
      ? { zh: `${regions} 声明的证件`, en: `a certificate that is declared in ${regions}` }
      : { zh: `全国或 ${regions} 声明的人员类别`, en: `a category, national or declared in ${regions}` };
  refuse([{ code: "invalid_event", path: field, expected, found: show(code) }]);
}

/** A region may have no rules in force on a day: then it declares nothing on it. */
function planIfAny(planned: () => Plan): Plan | null {
  try {
    return planned();
  } catch (error) {
    if (error instanceof SettlementError) return null;
    throw error;
  }
}
