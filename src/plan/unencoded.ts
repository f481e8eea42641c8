/** What the notices of a plan say and its files cannot, with the running total that an entry waits for. */
import { refuse } from "../errors.ts";
import { readFen } from "../money.ts";
import type { ResolvedRules } from "../rules/resolved.ts";
import { keyOf } from "./layout.ts";
import type { Layout } from "./layout.ts";
import { originOf } from "./origin.ts";
import type { NotEncodedPlan } from "./types.ts";

/**
 * The entries of `notEncoded` of all layers, in order.
 *
 * @throws SettlementError `invalid_rules` where one names what a benefit has paid that is not there.
 */
export function unencodedOf(rules: ResolvedRules, layout: Layout): NotEncodedPlan[] {
  const entries = [...rules.layers.values()].flatMap((layer) => layer.notEncoded.map((each) => ({ layer, ...each })));
  return entries.map(({ layer, entry, version }, at) => {
    const { above } = entry;
    if (above !== undefined && layer.benefits.every(({ benefit }) => benefit.id !== above.benefit))
      refuse([
        {
          code: "invalid_rules",
          file: version.file,
          path: "notEncoded.above.benefit",
          expected: { zh: `${layer.name} 层的待遇`, en: `a benefit of layer ${layer.name}` },
          found: above.benefit,
        },
      ]);
    return {
      layer: layer.name,
      entry,
      origin: originOf(version.data, layer.name),
      file: version.file,
      at,
      above:
        above === undefined
          ? null
          : { slot: layout.slot(`${keyOf(layer.name, above.benefit)}.paid`, "year"), amount: readFen(above.amount) },
    };
  });
}
