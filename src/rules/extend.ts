/** A version that extends its parent's: benefits replaced, added, removed, amended, and remarks lifted, by id. */
import { refuse } from "../errors.ts";
import type { Issue } from "../errors.ts";
import type { ResolvedBenefit, ResolvedLayer, Sourced } from "./resolved.ts";
import type { Benefit } from "./benefit.ts";
import type { ExtendingVersion, LayerVersion } from "./types.ts";

/**
 * Applies an extending version to what its parent has in force: remove and replace, then add, then amend. A replaced
 * benefit keeps its place, added ones come last; what the parent's notices leave unencoded stays so, unless it is lifted.
 *
 * @throws SettlementError `invalid_rules` for every id that is not there (or, in `add`, is).
 */
export function extend(parent: ResolvedLayer, version: Sourced<LayerVersion>, data: ExtendingVersion): ResolvedLayer {
  const issues: Issue[] = [];
  const has = (id: string): boolean => parent.benefits.some(({ benefit }) => benefit.id === id);
  const invalid = (path: string, zh: string, en: string, found: string): void => {
    issues.push({ code: "invalid_rules", file: version.file, path, expected: { zh, en }, found });
  };
  const dangling = (path: string, id: string): void => {
    if (!has(id)) invalid(path, `上级 ${parent.name} 现有的待遇`, `a benefit that the parent's ${parent.name} has`, id);
  };
  const { replace = [], add = [], remove = [], amend = {}, lift = [] } = data;
  replace.forEach(({ id }, i) => dangling(`replace[${i}].id`, id));
  remove.forEach((id, i) => dangling(`remove[${i}]`, id));
  add.forEach(({ id }, i) => {
    if (has(id) && !remove.includes(id))
      invalid(`add[${i}].id`, "上级没有的待遇", "a benefit that the parent has not", id);
  });
  for (const id of Object.keys(amend)) {
    const known = has(id) || add.some((benefit) => benefit.id === id);
    if (!known || remove.includes(id)) dangling(`amend.${id}`, known ? `${id} (removed)` : id);
  }
  const left = parent.notEncoded.filter(({ entry: { id } }) => id === undefined || !lift.includes(id));
  lift.forEach((id, i) => {
    if (!parent.notEncoded.some(({ entry }) => entry.id === id))
      invalid(
        `lift[${i}]`,
        `上级 ${parent.name} 的 notEncoded 编号`,
        `an id of the parent's notEncoded in ${parent.name}`,
        id,
      );
  });
  (data.notEncoded ?? []).forEach(({ id }, i) => {
    if (id !== undefined && left.some(({ entry }) => entry.id === id))
      invalid(`notEncoded[${i}].id`, "上级没有的编号", "an id that the parent has not", id);
  });
  const standing = [...parent.benefits.map(({ benefit }) => benefit), ...add];
  for (const [id, { adjust }] of Object.entries(amend)) {
    const amended = replace.find((benefit) => benefit.id === id) ?? standing.find((benefit) => benefit.id === id);
    if (amended?.cases.some((each) => "quota" in each) === true)
      invalid(`amend.${id}`, "没有定额的待遇", "a benefit without a quota", id);
    adjust.forEach((each, i) => {
      if (amended?.adjust?.some((other) => other.id === each.id) === true)
        invalid(`amend.${id}.adjust[${i}].id`, "该待遇还没有的编号", "an id that the benefit has not yet", each.id);
    });
  }
  refuse(issues);

  const own = (benefit: Benefit): ResolvedBenefit => ({
    benefit,
    version,
    adjustVersions: (benefit.adjust ?? []).map(() => version),
  });
  const amended = (resolved: ResolvedBenefit): ResolvedBenefit => {
    const more = Object.hasOwn(amend, resolved.benefit.id) ? (amend[resolved.benefit.id]?.adjust ?? []) : [];
    if (more.length === 0) return resolved;
    return {
      benefit: { ...resolved.benefit, adjust: [...(resolved.benefit.adjust ?? []), ...more] },
      version: resolved.version,
      adjustVersions: [...resolved.adjustVersions, ...more.map(() => version)],
    };
  };
  const kept = parent.benefits
    .filter(({ benefit }) => !remove.includes(benefit.id))
    .map((resolved) => {
      const other = replace.find(({ id }) => id === resolved.benefit.id);
      return other === undefined ? resolved : own(other);
    });
  return {
    name: parent.name,
    file: version.file,
    versions: [version, ...parent.versions],
    benefits: [...kept, ...add.map(own)].map(amended),
    notEncoded: [...left, ...(data.notEncoded ?? []).map((entry) => ({ entry, version }))],
  };
}
