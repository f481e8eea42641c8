/** The shape of the sources: one direction, one door for each library, no file of two concepts. */
import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, posix } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";

const root = fileURLToPath(new URL("../src", import.meta.url));
const files = readdirSync(root, { recursive: true, encoding: "utf8" })
  .filter((file) => file.endsWith(".ts"))
  .map((file) => file.replaceAll("\\", "/"))
  .sort();

interface Import {
  readonly from: string;
  readonly to: string;
  readonly typeOnly: boolean;
}

const imports: readonly Import[] = files.flatMap((file) =>
  [...readFileSync(join(root, file), "utf8").matchAll(/^(?:import|export) (type )?[^;]*?from "([^"]+)";/gms)].map(
    (match) => ({
      from: file,
      to: (match[2] ?? "").startsWith(".") ? posix.join(dirname(file), match[2] ?? "") : (match[2] ?? ""),
      typeOnly: match[1] !== undefined,
    }),
  ),
);

/** Stages from the first to the last; a file not below one of these folders is named here or is a tool for all. */
const STAGES = ["rules", "claim", "account", "plan", "settle", "report"];

/** What looks at rules, for those who write them; from the first to the last, above all stages. */
const TOOLS = ["check", "show", "diff", "start", "cases", "mutate"];

function toolOf(file: string): number {
  return TOOLS.indexOf(file.split("/")[0] ?? "");
}

function stageOf(file: string): number {
  return STAGES.indexOf(file.split("/")[0] ?? "");
}

describe("architecture", () => {
  it("runs in one direction: no stage imports a later one, but for types of what is printed", () => {
    const against = imports.filter(({ from, to, typeOnly }) => {
      const [early, late] = [stageOf(from), stageOf(to)];
      return early !== -1 && late > early && !(typeOnly && to === "settle/types.ts");
    });
    expect(against).toEqual([]);
  });

  it("keeps what looks at rules above everything: only the tools' door and the command line import it", () => {
    const users = imports.filter(({ from, to }) => toolOf(to) !== -1 && toolOf(from) === -1);
    expect(users.filter(({ from }) => from !== "tools.ts" && !from.startsWith("cli/"))).toEqual([]);
  });

  it("runs in one direction among what looks at rules", () => {
    const against = imports.filter(({ from, to }) => toolOf(from) !== -1 && toolOf(to) > toolOf(from));
    expect(against).toEqual([]);
  });

  it("keeps tools below stages: files at the top that stages import do not import stages' code", () => {
    const tools = new Set(imports.filter(({ from }) => stageOf(from) !== -1).map(({ to }) => to));
    const against = imports.filter(
      ({ from, to, typeOnly }) => tools.has(from) && stageOf(from) === -1 && stageOf(to) !== -1 && !typeOnly,
    );
    expect(against).toEqual([]);
  });

  it.each([
    ["decimal.js", ["money.ts"]],
    ["json-logic-js", ["predicate.ts"]],
    ["@noble/hashes/sha2.js", ["canonical.ts"]],
    ["@noble/hashes/utils.js", ["canonical.ts"]],
  ])("has one door for %s", (library, doors) => {
    const users = imports.filter(({ to }) => to === library).map(({ from }) => from);
    expect(users.filter((file) => !doors.includes(file))).toEqual([]);
  });

  it("imports zod as a namespace, so that its locales are left out of the package", () => {
    const lines = files.flatMap((file) =>
      readFileSync(join(root, file), "utf8")
        .split("\n")
        .filter((line) => line.includes('from "zod"')),
    );
    expect([...new Set(lines)].sort()).toEqual(['import * as z from "zod";', 'import type * as z from "zod";']);
    const code = files.flatMap((file) =>
      readFileSync(join(root, file), "utf8")
        .split("\n")
        .filter((line) => /\bz\.(?:core\.[^$]|locales)/.test(line)),
    );
    expect(code).toEqual([]);
  });

  it("has node: imports only in node.ts, the command line and the pool", () => {
    const users = imports.filter(({ to }) => to.startsWith("node:")).map(({ from }) => from);
    expect(users.filter((file) => file !== "node.ts" && !/^(?:cli|pool)/.test(file))).toEqual([]);
  });

  it("keeps the pool above everything: nothing but its doors imports it", () => {
    const users = imports.filter(({ from, to }) => to.startsWith("pool") && !from.startsWith("pool"));
    expect(users).toEqual([]);
  });

  it("has no cycles of code", () => {
    const next = new Map<string, string[]>();
    for (const { from, to, typeOnly } of imports) {
      if (!typeOnly) next.set(from, [...(next.get(from) ?? []), to]);
    }
    const cycles: string[][] = [];
    const done = new Set<string>();
    const visit = (file: string, path: readonly string[]): void => {
      const at = path.indexOf(file);
      if (at !== -1) return void cycles.push([...path.slice(at), file]);
      if (done.has(file)) return;
      for (const target of next.get(file) ?? []) visit(target, [...path, file]);
      done.add(file);
    };
    files.forEach((file) => visit(file, []));
    expect(cycles).toEqual([]);
  });

  it("has no file above 250 lines", () => {
    const long = files
      .map((file) => [file, readFileSync(join(root, file), "utf8").split("\n").length - 1] as const)
      .filter(([, lines]) => lines > 250);
    expect(long).toEqual([]);
  });

  it("knows no clock, no locale, no code made at run time, and no place", () => {
    const pattern =
      /\b(?:new Date|Date\.now|performance\.now|toLocale\w*|Intl\.|eval\(|new Function|process\.env)\b|\b41\d{4}\b/;
    const core = files.filter((file) => file !== "node.ts" && !file.startsWith("cli"));
    const hits = core.flatMap((file) =>
      readFileSync(join(root, file), "utf8")
        .split("\n")
        .filter((line) => pattern.test(line) && !/^\s*(?:\/\/|\*|\/\*)/.test(line))
        .map((line) => `${file}: ${line.trim()}`),
    );
    expect(hits).toEqual([]);
  });
});
