/** Names between the layers of one region: quantities of earlier benefits, and pools that several limits share. */
import type { Limit } from "../rules/benefit.ts";
import type { ResolvedRules } from "../rules/resolved.ts";
import { placeOf } from "./place.ts";
import type { Report } from "./report.ts";

/** Findings about the rules in force on one day. */
export function findInReferences(chain: readonly string[], rules: ResolvedRules, report: Report): void {
  findInLess(chain, rules, report);
  findInPools(rules, report);
}

function findInLess(chain: readonly string[], { pipeline, layers }: ResolvedRules, report: Report): void {
  const { order } = pipeline.data;
  order.forEach((layer, place) => {
    (layers.get(layer)?.benefits ?? []).forEach((resolved, at) => {
      const { find, path } = placeOf(resolved, report);
      const bases = [
        ["base", resolved.benefit.base] as const,
        ...resolved.benefit.cases.map((each, i) => [`cases[${i}].base`, each.base] as const),
      ];
      for (const [key, base] of bases)
        (base?.less ?? []).forEach(({ of }, i) => {
          const [named = "", id] = of.split(".");
          const where = order.indexOf(named);
          const own = layers.get(named)?.benefits ?? [];
          const index = own.findIndex(({ benefit }) => benefit.id === id);
          const isEarlier = where !== -1 && (where < place || (where === place && index !== -1 && index < at));
          // A layer that is not in force today takes its benefits along.
          const isThere = id === undefined || index !== -1 || own.length === 0;
          if ((isEarlier && isThere) || (!isThere && report.holes.mayHave(chain, named))) return;
          find("wrong_less", `${path}.${key}.less[${i}].of`, {
            zh: isThere ? `${of} 不在 ${layer} 之前` : `${named} 层没有待遇 ${id ?? ""}`,
            en: isThere ? `${of} does not come before ${layer}` : `layer ${named} has no benefit ${id ?? ""}`,
          });
        });
    });
  });
}

function findInPools({ pipeline, layers }: ResolvedRules, report: Report): void {
  const pools = new Map<string, Limit>();
  for (const layer of pipeline.data.order)
    for (const resolved of layers.get(layer)?.benefits ?? []) {
      const { find, path } = placeOf(resolved, report);
      for (const [where, limit] of limitsOf(resolved.benefit)) {
        if (limit.pool === undefined) continue;
        const first = pools.get(limit.pool) ?? limit;
        pools.set(limit.pool, first);
        if (first.on === limit.on && first.per === limit.per) continue;
        find("mixed_pool", `${path}.${where}`, {
          zh: `额度 ${limit.pool} 在别处为 on ${first.on}、per ${first.per}`,
          en: `pool ${limit.pool} is on ${first.on} per ${first.per} elsewhere`,
        });
      }
    }
}

interface Limited {
  readonly limits?: readonly Limit[];
  readonly cases: readonly { readonly limits?: readonly Limit[] }[];
}

/** Every limit of a benefit and of its cases, with its path. */
export function limitsOf({ limits = [], cases }: Limited): readonly (readonly [path: string, limit: Limit])[] {
  return [
    ...limits.map((limit, i) => [`limits[${i}]`, limit] as const),
    ...cases.flatMap((each, at) =>
      (each.limits ?? []).map((limit, i) => [`cases[${at}].limits[${i}]`, limit] as const),
    ),
  ];
}
