/** What an event says, whichever way its amounts are written. */
import { canonicalJson } from "../canonical.ts";
import type { JournalEvent } from "./event-types.ts";

/** The fields of events and claims that hold a decimal, as a text or as a number; nothing else of theirs is called so. */
const DECIMALS = new Set([
  "amount",
  "unitPrice",
  "quantity",
  "ceilingPrice",
  "preSelfPayRate",
  "inScope",
  "preSelfPay",
  "overLimit",
  "ownPay",
  "deductible",
  "statedDeductible",
  "penalty",
]);

/**
 * Text that two events have in common exactly when they say the same: the order of keys does not count, nor whether an
 * amount is a number or a text, nor the zeros that do not change it.
 *
 * @param event Has been read, so that its decimals are digits with or without a point.
 */
export function contentOf(event: JournalEvent): string {
  return canonicalJson(plainly(event, ""));
}

function plainly(value: unknown, key: string): unknown {
  if (Array.isArray(value)) return value.map((item) => plainly(item, ""));
  if (typeof value === "object" && value !== null)
    return Object.fromEntries(
      // Those that a stay has borne are called by their benefits.
      Object.entries(value).map(([name, inner]) => [name, plainly(inner, key === "deductibles" ? "amount" : name)]),
    );
  const isDecimal = DECIMALS.has(key) && (typeof value === "string" || typeof value === "number");
  return isDecimal ? shortest(String(value)) : value;
}

/** `"-007.50"` as `"-7.5"`, and any zero as `"0"`. */
function shortest(decimal: string): string {
  const [, sign = "", whole = "", part = ""] = /^(-?)0*(\d*)(?:\.(\d*?)0*)?$/.exec(decimal) ?? [];
  if (whole === "" && part === "") return "0";
  return `${sign}${whole === "" ? "0" : whole}${part === "" ? "" : `.${part}`}`;
}
