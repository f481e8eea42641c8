import { describe, expect, it } from "vitest";
import { overlay } from "../../../src/rules/overlay.ts";
import type { RuleFile } from "../../../src/rules/types.ts";
import { PIPELINE_FILE, REGIONS_FILE, VERSION, VERSION_FILE } from "./files.ts";

const below = [REGIONS_FILE, PIPELINE_FILE, VERSION_FILE];

function version(more: object, file = "own.json"): RuleFile {
  return { file, data: { ...VERSION, ...more } };
}

/** The names of the files that are left, and what replaced what. */
function laid(...above: readonly RuleFile[]): { left: string[]; replaced: string[] } {
  const { files, replaced } = overlay(below, above);
  return {
    left: files.map(({ file }) => file),
    replaced: replaced.map(({ file, by, region, layer, from, published }) =>
      [by, "for", file, region, layer ?? "pipeline", from, published ?? "null"].join(" "),
    ),
  };
}

describe("a file of one's own", () => {
  it("stands for the one of its region, layer, start and publication, as value or text", () => {
    const expected = {
      left: ["regions.json", "pipeline.json", "own.json"],
      replaced: ["own.json for basic.json 990000 basic 2018-01-01 2017-12-01"],
    };
    expect(laid(version({ benefits: [] }))).toEqual(expected);
    expect(laid({ file: "own.json", text: JSON.stringify({ ...VERSION, benefits: [] }) })).toEqual(expected);
  });

  it("stands for a pipeline likewise; not knowing the day of publication means the first day", () => {
    const { data } = PIPELINE_FILE;
    const own = { ...(data as object), published: "2017-01-01" };
    expect(laid({ file: "own.json", data: own })).toEqual({
      left: ["regions.json", "basic.json", "own.json"],
      replaced: ["own.json for pipeline.json 990000 pipeline 2017-01-01 null"],
    });
  });

  it.each<[string, RuleFile]>([
    ["of another region", version({ region: "990100" })],
    ["of another layer", version({ layer: "backstop" })],
    ["of another start", version({ from: "2018-01-02" })],
    ["published on another day", version({ published: "2017-12-02" })],
    ["of the same name", version({ from: "2018-01-02" }, "basic.json")],
    ["that cannot be read", { file: "own.json", text: "{" }],
    ["that says too little", { file: "own.json", data: { layer: "basic" } }],
    ["of regions", { file: "regions.json", data: [] }],
    ["that is a companion case", version({}, "cases/own.json")],
  ])("%s is added", (_, file) => {
    expect(laid(file)).toEqual({ left: ["regions.json", "pipeline.json", "basic.json", file.file], replaced: [] });
  });

  it("that is there twice is left for parsing to refuse", () => {
    expect(laid(version({}), version({}, "again.json")).left).toEqual([
      "regions.json",
      "pipeline.json",
      "own.json",
      "again.json",
    ]);
  });
});
