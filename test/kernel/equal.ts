/**
 * Holds the kernel to the loop in TypeScript on so many generated rows, ten million unless told otherwise: in turn under
 * generated packs, under all rules of the package, and under those of Henan, where nearly all rows are for the kernel.
 * Exits 1 at the first difference. Each row is settled by both on the years with which it comes, then again on those
 * that the first time has left. Rows at which the kernel stops go as by the loop: how many settlements are its own, and
 * how many are refusals, is printed beside.
 *
 *     npx tsx test/kernel/equal.ts 10000000 --seed 1
 */
import { parseArgs } from "node:util";
import { seed as fresh } from "../seed.ts";
import { generatedStretch, shippedStretches } from "./stretch.ts";
import { settleTwice } from "./twins.ts";

const SAY_EVERY = 15_000;

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { seed: { type: "string", default: String(fresh) } },
});
const whole = (what: string, text: string, least: number): number => {
  const number = /^\d+$/.test(text) ? Number(text) : Number.NaN;
  if (Number.isSafeInteger(number) && number >= least) return number;
  process.stderr.write(`${what} are not ${least} or more, a whole number: ${text}\n`);
  process.exit(1);
};
const wanted = whole("rows", positionals[0] ?? "10000000", 1);
const seed = whole("numbers of a seed", values.seed, 0);
const grouped = (count: number): string => String(count).replace(/\B(?=(\d{3})+$)/g, " ");
/** In turn, each with the rows of a stretch. */
const kinds = [
  [generatedStretch, 2_000],
  [shippedStretches("", 0.3), 5_000],
  [shippedStretches("41", 0.02), 100_000],
] as const;
/** How often a row is settled. */
const TIMES = 2;
let [rows, refused, byKernel, stretches] = [0, 0, 0, 0];
let said = performance.now();
const start = said;
const soFar = (): string =>
  `${grouped(rows)} of ${grouped(wanted)} rows, ${grouped(TIMES * rows)} settlements: ${grouped(byKernel)} by the ` +
  `kernel, ${grouped(refused)} refused; ` +
  `${((performance.now() - start) / 1000).toFixed(0)} s`;

process.stdout.write(`kernel ≡ loop, ${grouped(wanted)} rows, seed ${seed}\n`);
while (rows < wanted) {
  const [stretchOf, count] = kinds[stretches % kinds.length] ?? kinds[0];
  const { rulebook, columns, shares } = stretchOf((seed + stretches++) % 0x7fffffff, count);
  const twins = settleTwice(rulebook, columns, { times: TIMES, shares });
  rows += twins.rows / TIMES;
  refused += twins.refused;
  byKernel += twins.byKernel;
  if (twins.difference !== null) {
    process.stdout.write(`${soFar()}\nthey differ in ${twins.difference}: seed ${seed}, stretch ${stretches}\n`);
    process.exit(1);
  }
  if (performance.now() - said < SAY_EVERY) continue;
  said = performance.now();
  process.stdout.write(`${soFar()}\n`);
}
process.stdout.write(`${soFar()}\nthey agree in every bit\n`);
