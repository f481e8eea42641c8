/** Values for which a region above sets a range, and which a region below no longer has under their ids. */
import type { Case } from "../rules/benefit.ts";
import type { OpenRange } from "../rules/open.ts";
import { atYearEnd } from "../rules/resolve-pipeline.ts";
import { ownVersion, resolveLayer } from "../rules/resolve.ts";
import type { RuleIndex } from "../rules/rule-index.ts";
import type { ResolvedBenefit, ResolvedLayer, ResolvedRules, Sourced } from "../rules/resolved.ts";
import type { Day, LayerVersion } from "../rules/types.ts";
import { boundedIn } from "./bounds.ts";
import { extendAsFits } from "./fitting.ts";
import { hasHole } from "./holes.ts";
import { pathIn } from "./place.ts";
import { basisOf } from "./ranges.ts";
import type { Report } from "./report.ts";
import { EVER } from "./timeline.ts";
import type { Period } from "./timeline.ts";

/** What a range is for, by as much of its ids as the range names. */
interface Named {
  readonly benefit?: string;
  readonly case?: string;
}

/** One range of one version above. */
interface Above {
  readonly layer: string;
  readonly version: Sourced<LayerVersion>;
  readonly range: OpenRange;
}

/** Findings about one period of a region. */
export function findEscapes(index: RuleIndex, { from, rules }: Period, report: Report): void {
  if (rules === null) return;
  const chain = index.chains.get(rules.region) ?? [];
  const names = new Set([...index.layers.keys()].map((key) => key.split(" ")[1] ?? ""));
  chain.forEach((code, at) => {
    if (at === 0) return;
    for (const layer of names) {
      const version = ownVersion(index, code, layer, from, EVER);
      const open = version !== undefined && "open" in version.data ? (version.data.open ?? []) : [];
      if (version === undefined || open.length === 0 || report.holes.mayHave(chain, layer)) continue;
      // The regions from the one above down to this one, each with what it has of the layer.
      const steps = [...chain.slice(0, at).keys()].reverse();
      const had = inForce(index, chain.slice(at), layer, from);
      for (const range of open)
        for (const named of namedBy(range, had, report)) {
          const lost = steps.find((step) => {
            const has = inForce(index, chain.slice(step), layer, from);
            return has !== null && !isKept(named, range, has, report);
          });
          const own = lost === undefined ? undefined : ownVersion(index, chain[lost] ?? "", layer, from, EVER);
          if (own !== undefined) found(own, named, { layer, version, range }, report);
        }
      if (had !== null) findLeftOut(rules, chain.slice(0, at), { layer, version, range: open[0] as OpenRange }, report);
    }
  });
}

function inForce(index: RuleIndex, chain: readonly string[], layer: string, on: Day): ResolvedLayer | null {
  const resolved = resolveLayer(index, chain, layer, on, EVER, extendAsFits);
  return typeof resolved === "string" ? null : resolved;
}

/** What a range is for: where the regions above state the layer, what they have of it. */
function namedBy({ benefit, case: each, ...range }: OpenRange, had: ResolvedLayer | null, report: Report): Named[] {
  const named: Named = { ...(benefit === undefined ? {} : { benefit }), ...(each === undefined ? {} : { case: each }) };
  const isNamed = benefit !== undefined || each !== undefined;
  // A frame alone: of a range that names nothing, there may be nothing.
  if (had === null) return isNamed ? [named] : [];
  const own = had.benefits.filter(
    (resolved) =>
      !hasHole(report.holes, resolved) && isKept(named, range as OpenRange, { benefits: [resolved] }, report),
  );
  if (!isNamed) return own.length === 0 ? [] : [{}];
  return own.map((resolved) => ({ ...named, benefit: resolved.benefit.id }));
}

function isKept(
  named: Named,
  range: OpenRange,
  { benefits }: { readonly benefits: readonly ResolvedBenefit[] },
  report: Report,
): boolean {
  return benefits.some((resolved) => {
    const { benefit } = resolved;
    if (named.benefit !== undefined && named.benefit !== benefit.id) return false;
    if (hasHole(report.holes, resolved)) return true;
    return benefit.cases.some(
      (each) => (named.case === undefined || named.case === each.id) && hasValue(each, range, benefit.limits),
    );
  });
}

/** Whether a case has what a range bounds. Where there is no limit, the range itself is held against that. */
function hasValue(each: Case, range: OpenRange, common: Case["limits"]): boolean {
  return range.what === "limit" || boundedIn({ case: each, adjusts: [] }, range, common).length > 0;
}

function found({ file, data }: Sourced<LayerVersion>, named: Named, above: Above, report: Report): void {
  const { layer, version, range } = above;
  const name = {
    zh: [layer, named.benefit, named.case].filter((each) => each !== undefined).join(" › "),
    en: [
      ...(named.case === undefined ? [] : [`case ${named.case}`]),
      ...(named.benefit === undefined ? [] : [`benefit ${named.benefit}`]),
      `layer ${layer}`,
    ].join(" of "),
  };
  const basis = basisOf(version, range.source);
  report.of(file)("escapes_range", placeIn(data, named), {
    zh: `${basis} 规定了 ${name.zh} 的 ${range.what} 的范围,这里没有该项`,
    en: `${basis} sets a range for the ${range.what} of ${name.en}, and here is none`,
  });
}

/** Where a version takes away, replaces or leaves out what is named. */
function placeIn(data: LayerVersion, { benefit }: Named): string {
  const removed = "extends" in data && benefit !== undefined ? (data.remove ?? []).indexOf(benefit) : -1;
  if (removed !== -1) return `remove[${removed}]`;
  const stated = benefit === undefined ? "" : pathIn(data, benefit);
  if (stated !== "") return `${stated}.cases`;
  return "benefits" in data ? "benefits" : "";
}

/** A region's own order of payment that leaves out a layer for which a region above sets ranges. */
function findLeftOut(
  { pipeline }: ResolvedRules,
  below: readonly string[],
  { layer, version, range }: Above,
  report: Report,
): void {
  const { file, data } = pipeline;
  if (!below.includes(data.region) || atYearEnd(pipeline).data.order.includes(layer)) return;
  const basis = basisOf(version, range.source);
  report.of(file)("escapes_range", "order", {
    zh: `${basis} 规定了 ${layer} 层的范围,这里的支付顺序没有该层`,
    en: `${basis} sets a range for layer ${layer}, which this order of payment leaves out`,
  });
}
