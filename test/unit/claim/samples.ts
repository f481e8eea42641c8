/** Claims that are right, for tests to spoil. */

/** Any JSON. */
export type Json = string | number | boolean | null | undefined | readonly Json[] | { readonly [key: string]: Json };
/** A JSON object. */
export type JsonObject = { readonly [key: string]: Json };

/** The person of every sample. */
export const person: JsonObject = { id: "p-1", insurance: "resident", region: "411224", birthDate: "1957-03-01" };

/** A county hospital. */
export const hospital: JsonObject = { id: "h-1", region: "411224", tier: "county" };

/** An inpatient stay at a county hospital. */
export const stay: JsonObject = {
  kind: "inpatient",
  facility: hospital,
  admitted: "2018-11-01",
  discharged: "2018-11-10",
  settled: "2018-11-12",
};

/** A ready bill. */
export const bill: JsonObject = { inScope: "54000.00", preSelfPay: "0.00", overLimit: "0.00", ownPay: "6000.00" };

/** A claim with a ready bill, changed at its top level. */
export function claimWith(changes: JsonObject): JsonObject {
  return { id: "c-1", person, visit: stay, bill, ...changes };
}

/** A claim with fee lines; each gets an id by its place unless it brings one. */
export function claimOf(...lines: readonly JsonObject[]): JsonObject {
  return claimWith({ bill: undefined, lines: lines.map((line, i) => ({ id: String(i + 1), ...line })) });
}

/** The sample claim with another person, visit, hospital, bill or given payments; only what is named changes. */
export const withPerson = (changes: JsonObject): JsonObject => claimWith({ person: { ...person, ...changes } });
export const withVisit = (changes: JsonObject): JsonObject => claimWith({ visit: { ...stay, ...changes } });
export const withFacility = (changes: JsonObject): JsonObject => withVisit({ facility: { ...hospital, ...changes } });
export const withBill = (changes: JsonObject): JsonObject => claimWith({ bill: { ...bill, ...changes } });
export const withPaid = (...paid: readonly Json[]): JsonObject => claimWith({ paid });

/** An object without one of its fields. */
export function without(object: JsonObject, field: string): JsonObject {
  return Object.fromEntries(Object.entries(object).filter(([key]) => key !== field));
}
