/** The shape of what a year's end is settled from. */
import { name, person } from "../claim/schema.ts";
import { settlementWithSteps } from "../receipt/schema.ts";
import { field, strictObject } from "../rules/documented.ts";
import { day } from "../rules/terms.ts";
import * as z from "zod";

export const bills = strictObject({
  id: field(name, "年终结算的编号", "id of the settlement"),
  person: field(person, "参保人", "the person"),
  settled: field(day, "年终结算日", "day of settlement"),
  settlements: field(z.array(settlementWithSteps), "全年的结算", "the settlements of the year"),
});

/** Bills that have been read. */
export type Bills = z.output<typeof bills>;
