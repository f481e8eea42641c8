/** Memory grows with the persons of a stream, not with its claims. */
import { expect, test } from "vitest";
import { FROM_SOURCE, settleStream } from "./stream.ts";

const CLAIMS = 200_000;
const PERSONS = 300;
/** Kept claims of 200 bytes each would already pass it. Unit: MiB. */
const HEAP = 64;
/** Resident memory breathes with the collector and the pipes; kept claims would take several times this. */
const BREATH = 32;

test(`${CLAIMS} claims of ${PERSONS} persons run in constant memory`, async () => {
  const { code, settled, stderr, resident, heap } = await settleStream(FROM_SOURCE, CLAIMS, PERSONS, HEAP);
  expect([code, settled, stderr]).toEqual([0, CLAIMS, ""]);
  expect(heap[1]).toBeLessThan(HEAP);
  expect(resident[1]).toBeLessThanOrEqual(resident[0] + BREATH);
}, 600_000);
