/** Files without a `$schema` find theirs by where they lie: in the repository, and in a folder that `rules new` writes. */
import { describe, expect, it } from "vitest";
import { readRuleFiles, shippedRules } from "../../src/node.ts";
import { startingFolder } from "../../src/start/folder.ts";
import { editorOver, shippedEditor } from "./editor.ts";
import type { Editor } from "./editor.ts";

const options = { region: "411399", parent: "411300", from: "2020-01-01", nameZh: "示例", nameEn: "Example" };
const written = new Map(
  startingFolder(readRuleFiles(shippedRules()), options).map(({ file, text }) => [file, text] as const),
);

function textOf(file: string): string {
  const text = written.get(file);
  if (text === undefined) throw new Error(`rules new writes no ${file}`);
  return text;
}

const county = editorOver(textOf);
const BOTH = /\p{Script=Han}.* \/ .*[a-z]/u;

/** A file of each kind with a key that it may have: where it lies, and its text around `§`. */
const FILES: readonly (readonly [file: string, before: string, after: string, key: string])[] = [
  ["regions.json", "[{ ", "}]", "parent"],
  ["accepted.json", "[{ ", "}]", "why"],
  ["CN/411399-example/pipeline/2020-01-01.json", "{ ", "}", "order"],
  ["CN/411399-example/medical-assistance/2020-01-01.json", "{ ", "}", "layer"],
  ["CN/411399-example/cases/inpatient.json", "{ ", "}", "claim"],
  ["CN/411399-example/cases/survivors.json", '{ "survivors": [{ ', "}] }", "change"],
];

describe.each<readonly [string, Editor]>([
  ["the repository", shippedEditor],
  ["a folder that rules new writes", county],
])("in %s", (_, editor) => {
  it.each(FILES)("%s without $schema is completed and checked", async (file, before, after, key) => {
    const offered = await editor.completionsAt(file, `${before}§${after}`);
    expect([...offered.keys()]).toContain(key);
    expect([...offered.values()].filter((words) => !BOTH.test(words))).toEqual([]);
    const found = await editor.diagnosticsOf(file, `${before}"nonsense": 1${after}`);
    expect(found).toContainEqual(["Property nonsense is not allowed.", '"nonsense"']);
  });

  it("another file is nobody's", async () => {
    expect(await editor.diagnosticsOf("package.json", '{ "nonsense": 1 }')).toEqual([]);
  });
});

it("a file of the repository whose place says nothing is not checked by a schema of the folder beside it", async () => {
  expect(await shippedEditor.diagnosticsOf("samples/henan.json", '{ "nonsense": 1 }')).toEqual([]);
});

const files = [...written.keys()].filter((file) => /^(CN\/.*|[^/]*)\.json$/.test(file));

it.each(files)("finds nothing wrong in %s as it is written", async (file) => {
  expect(await county.diagnosticsOf(file, textOf(file))).toEqual([]);
});

it.each(files.filter((file) => file.startsWith("CN/")))("%s names its schema itself", (file) => {
  const { $schema } = JSON.parse(textOf(file)) as { $schema: string };
  expect(written.has(new URL($schema, `file:///${file}`).pathname.slice(1))).toBe(true);
});
