/**
 * `npm run prove`: ten million claims, unless told otherwise. Exits 1 at the first difference, with the claim and the
 * pack written out; 130 when it is interrupted, after saying how it goes on.
 *
 *     npm run prove -- --claims 10000000 --seed 1 --from 0 --processes 2 --decimal
 */
import { availableParallelism } from "node:os";
import { parseArgs } from "node:util";
import { seed as fresh } from "../seed.ts";
import { prove, writtenOut } from "./prove.ts";
import type { Progress } from "./prove.ts";

const { values } = parseArgs({
  options: {
    claims: { type: "string", default: "10000000" },
    seed: { type: "string", default: String(fresh) },
    from: { type: "string", default: "0" },
    processes: { type: "string", default: String(availableParallelism()) },
    decimal: { type: "boolean", default: false },
  },
});

function whole(name: "claims" | "seed" | "from" | "processes", least: number): number {
  const number = Number(values[name]);
  if (!Number.isSafeInteger(number) || number < least) throw new RangeError(`--${name} is not ${least} or more`);
  return number;
}

const claims = whole("claims", 1);
const seed = whole("seed", 0);
const from = whole("from", 0);
const processes = whole("processes", 1);
const EVERY = 15_000;
const start = performance.now();
let said = start;
let latest: Progress = { claims: 0, settled: 0, refused: 0, large: 0, byKernel: 0, next: from };

const grouped = (count: number): string => String(count).replace(/\B(?=(\d{3})+$)/g, " ");
const seconds = (): number => (performance.now() - start) / 1000;
const goesOn = (): string => `npm run prove -- --seed ${seed} --from ${latest.next} --claims ${claims - latest.claims}`;
const done = (): string =>
  `${grouped(latest.claims)} of ${grouped(claims)} claims: ${grouped(latest.settled)} settled (${grouped(latest.large)} past the guard, ${grouped(latest.byKernel)} by the kernel itself), ${grouped(latest.refused)} refused; ${seconds().toFixed(0)} s`;

process.on("SIGINT", () => {
  process.stdout.write(`\n${done()}\ngoes on with: ${goesOn()}\n`);
  process.exit(130);
});
process.stdout.write(
  `reference (${values.decimal ? "decimal.js" : "BigInt"}) ≡ object ≡ loop ≡ kernel, ${grouped(claims)} claims, seed ${seed}, ${processes} processes\n`,
);
const { difference } = await prove({
  seed,
  claims,
  from,
  processes,
  decimal: values.decimal,
  onProgress(progress) {
    latest = progress;
    if (performance.now() - said < EVERY) return;
    said = performance.now();
    process.stdout.write(
      `${done()}, ${grouped(Math.round(latest.claims / seconds()))} a second; next ${latest.next}\n`,
    );
  },
});
process.stdout.write(`${done()}\n`);
if (difference === null)
  process.stdout.write(`they agree on every fen: seed ${seed}, stretches ${from} to ${latest.next - 1}\n`);
else {
  process.stdout.write(`${writtenOut(seed, difference)}\n`);
  process.exitCode = 1;
}
