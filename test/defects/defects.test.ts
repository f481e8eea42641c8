import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect, it } from "vitest";
import { DEFECTS } from "./defects.ts";

it("seeds at least twenty defects", () => {
  expect(DEFECTS.length).toBeGreaterThanOrEqual(20);
});

it.each(DEFECTS)("$name: the place is there, once", ({ file, find, replace }) => {
  const source = readFileSync(fileURLToPath(new URL(`../../src/${file}`, import.meta.url)), "utf8");
  expect(source.split(find).length).toBe(2);
  expect(replace).not.toBe(find);
});
