/**
 * Settling by the million: columns of claims in, columns of payments out, with the same arithmetic as `settle`.
 *
 * @packageDocumentation
 */
export { createBatch } from "./batch/batch.ts";
export type { Batch, BatchOptions } from "./batch/batch.ts";
export { flagCode, REFUSALS, visitCode } from "./batch/codes.ts";
export type { VisitFacts, VisitFlags } from "./batch/codes.ts";
export { collectClaims } from "./batch/collect.ts";
export { createColumns, createDictionaries, createGiven, createParts } from "./batch/columns.ts";
export type { ClaimColumns, Dictionaries, Extras, GivenColumns, Item, PartColumns } from "./batch/columns.ts";
export { createResults } from "./batch/results.ts";
export type { ResultColumns } from "./batch/results.ts";
export type { Share } from "./batch/share.ts";
export type { YearColumns } from "./batch/year-columns.ts";
export type { HeldCode, ParsedStay } from "./claim/parsed.ts";
