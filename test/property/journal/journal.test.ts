/** Random years of settling, taking back, refunding, recognising and re-adjudicating, against a model from scratch. */
import * as fc from "fast-check";
import { expect, it } from "vitest";
import { seed } from "../../seed.ts";
import { beginning, copied, middle, steps } from "./commands.ts";
import { worlds } from "./world.ts";

const SEQUENCES = 5_000;
const WORLDS = 48;
/** Steps that must occur in at least so many of a hundred sequences. */
const LEAST = 3;
const KINDS = [
  "settled",
  "settled, refused",
  "reversed",
  "refunded",
  "corrected",
  "recognised",
  "published",
  "readjudicated",
  "readjudicated, with debts",
  "sent again",
  "read again",
];

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
  expect(KINDS.filter((name) => (counts.get(name) ?? 0) * 100 < LEAST * SEQUENCES)).toEqual([]);
});
