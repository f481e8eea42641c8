/** Changes of how a payment is rounded. */
import { fieldOf } from "../rules/raw.ts";
import { MODES } from "../money.ts";
import { replaced } from "./edit.ts";
import type { Change, Path } from "./edit.ts";

const UNITS = ["0.01", "0.1", "1"];

/**
 * Every other unit and mode of a rounding that is stated.
 *
 * @param byDefault Whether to try the default too, where none is stated.
 */
export function roundingChanges(path: Path, owner: unknown, byDefault: boolean): Change[] {
  const here = [...path, "rounding"];
  const rounding = fieldOf(owner, "rounding");
  if (rounding === undefined) {
    const cut = { unit: "0.01", mode: "down" };
    const change = replaced("mode", [...here, "mode"], "half-up", "down");
    return byDefault ? [{ ...change, edits: [{ path: here, set: cut }] }] : [];
  }
  const [unit, mode] = [fieldOf(rounding, "unit"), fieldOf(rounding, "mode")];
  return [
    ...UNITS.filter((each) => each !== unit).map((to) => replaced("mode", [...here, "unit"], unit, to)),
    ...MODES.filter((each) => each !== mode).map((to) => replaced("mode", [...here, "mode"], mode, to)),
  ];
}
