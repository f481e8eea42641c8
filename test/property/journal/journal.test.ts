/** Random years of settling, taking back, refunding, recognising and re-adjudicating, against a model from scratch. */
import * as fc from "fast-check";
import { expect, it } from "vitest";
import { seed } from "../../seed.ts";
import { beginning, copied, middle, steps } from "./commands.ts";
import { worlds } from "./world.ts";

const SEQUENCES = 5_000;
const WORLDS = 48;
/** In how many of ten thousand sequences each must occur at least. */
const LEAST: Readonly<Record<string, number>> = {
  settled: 300,
  "settled, refused": 300,
  "settled in a household": 300,
  "settled, a stay continued": 50,
  reversed: 300,
  refunded: 300,
  "refunded, refused": 50,
  corrected: 300,
  recognised: 300,
  "recognised, refused": 300,
  "recognised elsewhere": 100,
  published: 300,
  yearEnd: 300,
  "yearEnd, refused": 100,
  "year's end settled again": 100,
  readjudicated: 300,
  "readjudicated, with debts": 300,
  "readjudicated, the patient's 0": 20,
  "sent again": 300,
  "read again": 300,
};

it("laws 1 to 7 of a journal: it stands where a model computed from scratch does, after every step", () => {
  const counts = new Map<string, number>();
  const count = (name: string): void => void counts.set(name, (counts.get(name) ?? 0) + 1);
  // Half of the years are entered in the middle, with claims settled: there is more to happen to.
  const starts = worlds(WORLDS).flatMap((world) => [beginning(world), middle(world, count)]);
  const runs = fc.commands([...steps(count)], { maxCommands: 10, size: "max" });
  let sequences = 0;
  fc.assert(
    fc.property(fc.constantFrom(...starts), runs, (start, run) => {
      sequences++;
      fc.modelRun(() => copied(start), run);
    }),
    { numRuns: SEQUENCES },
  );
  const rows = [...counts]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, n]) => `${name.padEnd(28)}${String(n).padStart(8)}`);
  process.stdout.write(`journals, seed ${seed}: ${sequences} sequences\n${rows.join("\n")}\n\n`);
  expect(sequences).toBeGreaterThanOrEqual(SEQUENCES);
  const rare = Object.entries(LEAST).filter(([name, least]) => (counts.get(name) ?? 0) * 10_000 < least * SEQUENCES);
  expect(rare).toEqual([]);
});
