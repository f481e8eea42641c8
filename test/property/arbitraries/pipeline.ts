/** Pipelines: the order of layers, and which dates decide. */
import type { LookBack, Span, Validities, Validity } from "../../../src/rules/practice.ts";
import type { Day, Entitlement, Pipeline, Predicate, VisitDate } from "../../../src/rules/types.ts";
import { drawPredicate } from "./predicate.ts";
import type { Draw } from "./tape.ts";
import { CATEGORIES, CERTIFICATES, DECLARATIONS, DOCUMENTS, LAYERS, SOURCE, text } from "./vocabulary.ts";

/** One to nine layers, in their usual order or any. */
export function drawOrder(draw: Draw, often = 0.6): string[] {
  const shuffled = draw.chance(0.5);
  const order = LAYERS.filter((layer) => layer === "basic" || draw.chance(often));
  return shuffled ? draw.shuffle(order) : order;
}

function drawVisitDate(draw: Draw): VisitDate {
  return draw.weighted<VisitDate>([2, "discharge"], [1, "settlement"], [1, "admission"]);
}

function drawEntitlements(draw: Draw, order: readonly string[]): Entitlement[] {
  return ["noDeposit", "freeExamination"].map((code) => ({
    code,
    title: text(code),
    ...(draw.chance(0.8) && { when: drawPredicate(draw, { layers: order }, 1) }),
    source: SOURCE,
  }));
}

function drawSpan(draw: Draw): Span {
  return draw.chance(0.5) ? { days: draw.int(1, 400) } : { months: draw.int(1, 14) };
}

function drawLookBack(draw: Draw): LookBack {
  return draw.chance(0.6) ? drawSpan(draw) : { startOf: draw.chance(0.5) ? "year" : "month" };
}

function drawValidity(draw: Draw): Validity {
  const before = draw.chance(0.6) ? { before: drawLookBack(draw) } : {};
  const lasts = draw.chance(0.4) ? { lasts: drawSpan(draw) } : {};
  const none = Object.keys({ ...before, ...lasts }).length === 0;
  return { ...before, ...lasts, ...((none || draw.chance(0.5)) && { after: drawSpan(draw) }), source: SOURCE };
}

function drawValidities(draw: Draw): Validities {
  const of = (codes: readonly string[]): { readonly [code: string]: Validity } =>
    Object.fromEntries(draw.some(codes, 0.5).map((code) => [code, draw.child(drawValidity)]));
  return { categories: of(CATEGORIES), certificates: of(CERTIFICATES) };
}

/** A condition over the claim's own facts. */
function drawClaimPredicate(draw: Draw): Predicate {
  const when = drawPredicate(draw, { layers: [] }, 1);
  return JSON.stringify(when).includes("visit.admission") ? { var: "visit.referred" } : when;
}

/** The version of a region's pipeline that starts on a day, over layers of which some may have no rule. */
export function drawPipeline(
  draw: Draw,
  place: {
    readonly region: string;
    readonly from: Day;
    readonly order: readonly string[];
    readonly optional: readonly string[];
  },
): Pipeline {
  const { region, from, order, optional } = place;
  const yearOf = drawVisitDate(draw);
  const selectBy = drawVisitDate(draw);
  return {
    region,
    from,
    published: draw.chance(0.5) ? "2014-12-20" : null,
    order,
    ...(optional.length > 0 && { optional }),
    selectBy,
    yearOf,
    ...(draw.chance(0.5) && { highestTier: { when: drawPredicate(draw, { layers: [] }, 1), source: SOURCE } }),
    ...DECLARATIONS,
    ...(draw.chance(0.12) && { validity: draw.child(drawValidities) }),
    ...(draw.chance(0.08) &&
      yearOf !== "settlement" && {
        crossYear: { split: "lineDay" as const, when: drawClaimPredicate(draw), source: SOURCE },
      }),
    ...(draw.chance(0.08) &&
      yearOf !== "settlement" &&
      selectBy !== "settlement" && {
        crossRules: { split: "lineDay" as const, when: drawClaimPredicate(draw), source: SOURCE },
      }),
    ...(draw.chance(0.4) && { entitlements: drawEntitlements(draw, order) }),
    documents: DOCUMENTS,
    source: SOURCE,
  };
}
