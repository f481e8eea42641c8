/** Benefits that a region below adds to a layer whose visits the regions above leave unencoded, and so refuse. */
import type { RuleSet } from "../rules/parse.ts";
import type { ResolvedLayer, ResolvedRules } from "../rules/resolved.ts";
import { placeOf } from "./place.ts";
import type { Report } from "./report.ts";
import { eachVisit } from "./visits.ts";
import { worldOf } from "./world.ts";

/** Findings about the rules in force on one day: what an extending version states and no bill can ever reach. */
export function findRefused(rules: RuleSet, { region, layers }: ResolvedRules, report: Report): void {
  for (const layer of layers.values()) if (layer.versions.length > 1) findInLayer(rules, region, layer, report);
}

function findInLayer(rules: RuleSet, region: string, layer: ResolvedLayer, report: Report): void {
  for (const resolved of layer.benefits) {
    const { benefit, version } = resolved;
    const place = layer.versions.indexOf(version);
    const above = layer.notEncoded.filter(
      (each) => layer.versions.indexOf(each.version) > place && each.entry.effect !== "note",
    );
    const refusals = above.map(({ entry }) => entry.when);
    if (refusals.length === 0) continue;
    let isReached = false;
    const all = eachVisit(worldOf(rules, region, layer.name), benefit.when, refusals, (visit) => {
      isReached ||= !refusals.some((when) => visit.holds(when));
    });
    if (isReached || !all) continue;
    const files = [...new Set(above.map((each) => each.version.file))];
    const { find, path } = placeOf(resolved, report);
    find("never_applies", path, {
      zh: `它适用的就诊都被 ${files.join("、")} 的 notEncoded 拒绝;本地要结算的,不用 extends,把本层全部写出`,
      en: `notEncoded of ${files.join(", ")} refuses every visit that it holds for; where the region settles them, it states the layer in full in place of extends`,
    });
  }
}
