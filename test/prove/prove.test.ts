/** The proof in CI: 200 000 claims; and some with the reference in decimal.js, to which that on BigInt is held. */
import { expect, it } from "vitest";
import { seed } from "../seed.ts";
import { prove, writtenOut } from "./prove.ts";

it.each([
  { what: "200 000 claims", claims: 200_000, decimal: false },
  { what: "8 000 claims, the reference in decimal.js", claims: 8_000, decimal: true },
])("reference, object and batch agree on $what", async ({ claims, decimal }) => {
  const { difference, ...done } = await prove({ seed, claims, from: 0, processes: 2, decimal });
  process.stdout.write(
    `prove, seed ${seed}: ${done.settled} settled, ${done.large} past the guard, ${done.refused} refused\n`,
  );
  expect(difference === null ? "" : writtenOut(seed, difference)).toBe("");
  expect(done.claims).toBeGreaterThanOrEqual(claims);
  expect(done.settled).toBeGreaterThan(0.75 * claims);
  expect(done.large).toBeGreaterThan(0.02 * claims);
});
