/** Names of versions. */
import type { Day } from "../rules/types.ts";

/** Name of a version in steps: `410000/basic@2018-10-01`. */
export function originOf(version: { readonly region: string; readonly from: Day }, layer: string): string {
  return `${version.region}/${layer}@${version.from}`;
}
