/** Extending versions as far as they fit what they extend, so that what does not fit hides nothing else. */
import { SettlementError } from "../errors.ts";
import { extend } from "../rules/extend.ts";
import type { ResolvedLayer, Sourced } from "../rules/resolved.ts";
import type { ExtendingVersion, LayerVersion } from "../rules/types.ts";

/** As `extend`, without the entries that it would refuse. */
export function extendAsFits(
  parent: ResolvedLayer,
  version: Sourced<LayerVersion>,
  data: ExtendingVersion,
): ResolvedLayer {
  try {
    return extend(parent, version, data);
  } catch (error) {
    if (!(error instanceof SettlementError)) throw error;
    const wrong = error.issues.map(({ path }) => path);
    // What does not fit any more without these is left out in turn; each time there is less.
    return extendAsFits(parent, version, fitting(data, wrong));
  }
}

function fitting(data: ExtendingVersion, wrong: readonly string[]): ExtendingVersion {
  const { replace = [], add = [], remove = [], amend = {}, lift = [], notEncoded = [] } = data;
  const isRight = (path: string): boolean => !wrong.some((each) => each === path || each.startsWith(`${path}.`));
  const kept = <T>(list: readonly T[], name: string): readonly T[] => list.filter((_, at) => isRight(`${name}[${at}]`));
  return {
    ...data,
    replace: kept(replace, "replace"),
    add: kept(add, "add"),
    remove: kept(remove, "remove"),
    amend: Object.fromEntries(Object.entries(amend).filter(([id]) => isRight(`amend.${id}`))),
    lift: kept(lift, "lift"),
    notEncoded: kept(notEncoded, "notEncoded"),
  };
}
