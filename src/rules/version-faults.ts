/** What the parts of a version must be to each other. Reads whatever there is: the parts may have findings of their own. */
import { isDay } from "../date.ts";
import { shorten, show } from "../errors.ts";
import type { Fault } from "./lists.ts";
import { entriesOf, fieldOf, keysOf, textOf } from "./raw.ts";
import { expecting } from "./wording.ts";

/** A last day before the first. */
export function spanFaults(version: unknown): Fault[] {
  const [from, to] = [textOf(version, "from"), textOf(version, "to")];
  if (from === undefined || to === undefined || !isDay(from) || !isDay(to) || to >= from) return [];
  return [{ path: ["to"], message: expecting(`不早于首日 ${from}`, `a day on or after ${from}`) }];
}

/** Quotas outside the layer that has them, benefits that an extending version names twice, and remarks of one id. */
export function versionFaults(version: unknown): Fault[] {
  return [...quotaFaults(version), ...nameFaults(version), ...remarkFaults(version)];
}

const UNUSED = expecting("尚未用过的编号", "an id that no entry has before");

function remarkFaults(version: unknown): Fault[] {
  const ids = entriesOf(fieldOf(version, "notEncoded"), "id");
  return ids.flatMap((id, at): Fault[] =>
    typeof id === "string" && ids.indexOf(id) < at
      ? [{ path: ["notEncoded", at, "id"], message: UNUSED, found: show(id) }]
      : [],
  );
}

const QUOTA_LAYER = expecting("仅 hospitalWaiver 层可用单病种定额", "a quota only in layer hospitalWaiver");

function quotaFaults(version: unknown): Fault[] {
  const layer = fieldOf(version, "layer");
  if (layer === "hospitalWaiver") return [];
  return ["benefits", "replace", "add"].flatMap((list) =>
    entriesOf(fieldOf(version, list), "cases").flatMap((cases, benefit) =>
      entriesOf(cases, "quota").flatMap((quota, at): Fault[] => {
        if (quota === undefined) return [];
        return [
          {
            path: [list, benefit, "cases", at, "quota"],
            message: QUOTA_LAYER,
            found: `layer ${shorten(String(layer))}`,
          },
        ];
      }),
    ),
  );
}

const ONCE = expecting(
  "未在 replace、add、remove 中出现过的待遇",
  "a benefit that replace, add and remove do not name before",
);

function nameFaults(version: unknown): Fault[] {
  const remove = fieldOf(version, "remove");
  const named = [
    ...(["replace", "add"] as const).map((list) =>
      entriesOf(fieldOf(version, list), "id").map((id, at) => ({ id, path: [list, at, "id"] })),
    ),
    Array.isArray(remove) ? remove.map((id: unknown, at) => ({ id, path: ["remove", at] })) : [],
    keysOf(fieldOf(version, "amend")).map((id) => ({ id, path: ["amend", id] })),
  ];
  const before = new Set<unknown>();
  // Repeats inside one list are that list's own finding.
  return named.flatMap((list) => {
    const again = list.filter(({ id }) => typeof id === "string" && before.has(id));
    for (const { id } of list) before.add(id);
    return again.map(({ id, path }): Fault => ({ path, message: ONCE, found: show(id) }));
  });
}
