/** The proof in CI: 200 000 claims; and some with the reference in decimal.js, to which that on BigInt is held. */
import { expect, it } from "vitest";
import { seed } from "../seed.ts";
import { prove, writtenOut } from "./prove.ts";

/** `least`: the share of rows that the kernel itself settles, where there are stretches enough to say. */
it.each([
  { what: "200 000 claims", claims: 200_000, decimal: false, least: 0.01 },
  { what: "8 000 claims, the reference in decimal.js", claims: 8_000, decimal: true, least: 0 },
])("reference, object, loop and kernel agree on $what", async ({ claims, decimal, least }) => {
  const { difference, ...done } = await prove({ seed, claims, from: 0, processes: 2, decimal });
  process.stdout.write(
    `prove, seed ${seed}: ${done.settled} settled, ${done.large} past the guard, ${done.byKernel} by the kernel, ${done.refused} refused\n`,
  );
  expect(difference === null ? "" : writtenOut(seed, difference)).toBe("");
  expect(done.claims).toBeGreaterThanOrEqual(claims);
  expect(done.settled).toBeGreaterThan(0.75 * claims);
  expect(done.large).toBeGreaterThan(0.02 * claims);
  expect(done.byKernel).toBeGreaterThanOrEqual(least * claims);
});
