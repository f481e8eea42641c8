/** The JSON Schemas in rules/schema are those of the code, and say something of every key. */
import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { jsonSchemas } from "../../src/start/json-schema.ts";
import { schemaFiles } from "./schema-files.ts";

const root = fileURLToPath(new URL("../../", import.meta.url));
const files = schemaFiles();

it("are all there and no others", () => {
  const there = ["rules/schema", ".vscode"].flatMap((folder) =>
    readdirSync(`${root}${folder}`).map((file) => `${folder}/${file}`),
  );
  expect(there.sort()).toEqual(files.map(({ file }) => file).sort());
});

it.each(files)("$file is fresh (else: npm run schemas)", ({ file, text }) => {
  expect(readFileSync(`${root}${file}`, "utf8")).toBe(text);
});

interface Part {
  readonly path: string;
  readonly schema: { readonly [keyword: string]: unknown };
}

/** Every object below a schema. */
function partsOf(value: unknown, path: string): Part[] {
  if (typeof value !== "object" || value === null) return [];
  const inside = Object.entries(value).flatMap(([key, inner]) => partsOf(inner, `${path}/${key}`));
  return [{ path, schema: value as Part["schema"] }, ...inside];
}

describe.each(Object.entries(jsonSchemas()))("%s", (_, schema) => {
  const parts = partsOf(schema, "");
  const properties = parts.filter(({ path }) => /\/properties\/[^/]+$/.test(path));

  it("says what every key is, in both languages", () => {
    const silent = properties.filter(
      (part) => !/\p{Script=Han}.* \/ .*[a-z]/u.test(String(part.schema["description"])),
    );
    expect(silent.map(({ path }) => path)).toEqual([]);
  });

  it("says what every form of text is, in both languages", () => {
    const silent = parts.filter(
      (part) =>
        typeof part.schema["pattern"] === "string" &&
        !/\p{Script=Han}.* \/ .*[a-z]/u.test(String(part.schema["patternErrorMessage"])),
    );
    expect(silent.map(({ path }) => path)).toEqual([]);
  });

  it("lets no unknown key pass", () => {
    const open = parts.filter(
      (part) => part.schema["properties"] !== undefined && part.schema["additionalProperties"] !== false,
    );
    expect(open.map(({ path }) => path)).toEqual([]);
  });

  it("refers only to parts that it has", () => {
    const defined = new Set(Object.keys((schema["$defs"] ?? {}) as object).map((name) => `#/$defs/${name}`));
    const references = parts.flatMap((part) => (typeof part.schema["$ref"] === "string" ? [part.schema["$ref"]] : []));
    expect(references.filter((each) => !defined.has(each))).toEqual([]);
  });

  it("leaves no part without a form", () => {
    const formless = properties.filter(({ schema: { description: __, ...rest } }) => Object.keys(rest).length === 0);
    expect(formless.map(({ path }) => path)).toEqual([]);
  });
});
