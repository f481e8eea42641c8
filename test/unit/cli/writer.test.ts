import { Writable } from "node:stream";
import { expect, test } from "vitest";
import { createWriter } from "../../../src/cli/writer.ts";

type Callback = (error?: Error | null) => void;

function failing(code: string): Writable {
  return new Writable({ write: (_chunk, _encoding, done: Callback) => done(Object.assign(new Error(code), { code })) });
}

test("waits while the stream is full, and writes in order", async () => {
  const written: string[] = [];
  const waiting: Callback[] = [];
  const slow = new Writable({
    highWaterMark: 1,
    write(chunk: Buffer, _encoding, done: Callback) {
      written.push(chunk.toString());
      waiting.push(done);
    },
  });
  const writer = createWriter(slow);
  let done = false;
  const first = writer.write("one").then(() => {
    done = true;
  });
  await new Promise((resolve) => setImmediate(resolve));
  expect([written, done]).toEqual([["one"], false]);
  waiting.pop()?.();
  await first;
  expect(done).toBe(true);
});

test("a reader that has gone is no failure: nothing more is written", async () => {
  const writer = createWriter(failing("EPIPE"));
  await writer.write("x".repeat(100_000));
  expect(writer.closed()).toBe(true);
  await writer.write("more");
});

test("a full disk is one", async () => {
  const writer = createWriter(failing("ENOSPC"));
  await expect(writer.write("x".repeat(100_000))).rejects.toThrow("cannot write: ENOSPC");
});
