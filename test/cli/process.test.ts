/** The command line as a process: what only the real streams and the real exit can show. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { claimOf, temporaryFolder, writeFiles, writePack } from "./pack.ts";
import { runProcess, start, startWithin } from "./run.ts";

const settle = ["settle", "--lang", "en", "--rules", writePack()];
const claims = ["150.00", "150.00"].map((inScope, i) => claimOf(`c-${i}`, "p-1", inScope));
const ndjson = claims.map((claim) => `${JSON.stringify(claim)}\n`).join("");

describe("exit codes", () => {
  test("0: all settled, from standard input", async () => {
    const { code, stdout, stderr } = await runProcess([...settle, "-"], ndjson);
    expect(stdout.match(/"patient":\{"amount":"[\d.]+"/g)).toEqual([
      '"patient":{"amount":"75.00"',
      '"patient":{"amount":"125.00"',
    ]);
    expect([code, stderr]).toEqual([0, ""]);
  });

  test("0: all settled, from a file", async () => {
    const folder = temporaryFolder();
    writeFiles(folder, { "claims.json": claims });
    const { code, stdout } = await runProcess([...settle, "--format", "table", join(folder, "claims.json")]);
    expect(stdout).toMatch(/^Settlement of claim c-0\n/);
    expect(code).toBe(0);
  });

  test("1: some refused", async () => {
    const { code, stdout, stderr } = await runProcess([...settle, "-"], `{}\n${ndjson}`);
    expect(stdout.split("\n")).toHaveLength(3);
    expect(stderr).toMatch(/^-:1: invalid_claim/);
    expect(code).toBe(1);
  });

  test("2: unusable arguments", async () => {
    const { code, stdout, stderr } = await runProcess(["settle"]);
    expect(stderr).toMatch(/^yizhan: /);
    expect([code, stdout]).toEqual([2, ""]);
  });
});

test("accounts for which there is no room are not written, and those of before stay", async () => {
  const folder = temporaryFolder();
  const file = join(folder, "accounts.ndjson");
  writeFiles(folder, { "accounts.ndjson": { person: "p-0", year: 2018 } });
  const before = readFileSync(file, "utf8");
  const many = Array.from({ length: 400 }, (_, i) => `${JSON.stringify(claimOf(`c-${i}`, `p-${i}`, "150.00"))}\n`);
  const args = [...settle, "--format", "summary", "-", "--accounts-out", file];
  const { code, stderr } = await runProcess(args, many.join(""), startWithin(16, args));
  expect(stderr).toMatch(/accounts\.ndjson/);
  expect([code, readFileSync(file, "utf8"), readdirSync(folder)]).toEqual([2, before, ["accounts.ndjson"]]);
});

test("a reader that goes away ends the run quietly", async () => {
  const child = start([...settle, "-"]);
  const errors: Buffer[] = [];
  child.stderr.on("data", (chunk: Buffer) => errors.push(chunk));
  child.stdin.on("error", () => {});
  child.stdout.once("data", () => child.stdout.destroy());
  const feed = setInterval(() => child.stdin.write(ndjson.repeat(100)), 10);
  const code = await new Promise<number | null>((resolve) => child.on("close", resolve));
  clearInterval(feed);
  expect(Buffer.concat(errors).toString()).toBe("");
  expect(code).toBe(0);
});
