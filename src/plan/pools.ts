/** Pools of limits, which benefits of several layers share. */
import { SettlementError } from "../errors.ts";
import type { Issue } from "../errors.ts";
import type { Benefit, Limit } from "../rules/benefit.ts";

/**
 * A pool has one `on` and one `per`, whoever names it.
 *
 * @throws SettlementError `invalid_rules`.
 */
export function checkPools(layers: readonly { readonly file: string; readonly benefits: readonly Benefit[] }[]): void {
  const pools = new Map<string, Limit>();
  const issues: Issue[] = [];
  for (const { file, benefits } of layers) {
    for (const benefit of benefits) {
      for (const limit of [benefit, ...benefit.cases].flatMap((each) => each.limits ?? [])) {
        if (limit.pool === undefined) continue;
        const first = pools.get(limit.pool) ?? limit;
        pools.set(limit.pool, first);
        if (first.on === limit.on && first.per === limit.per) continue;
        const expected = {
          zh: `池 ${limit.pool}:${first.on} ${first.per}`,
          en: `pool ${limit.pool} on ${first.on} per ${first.per}`,
        };
        issues.push({
          code: "invalid_rules",
          file,
          path: `benefits.${benefit.id}.limits`,
          expected,
          found: `${limit.on} ${limit.per}`,
        });
      }
    }
  }
  const [first, ...rest] = issues;
  if (first !== undefined) throw new SettlementError([first, ...rest]);
}
