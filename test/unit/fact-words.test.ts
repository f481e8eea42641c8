import { describe, expect, it } from "vitest";
import { FACT_WORDS, VALUE_WORDS } from "../../src/fact-words.ts";
import { FACTS, LAYERS } from "../../src/facts.ts";

describe("words for facts", () => {
  it("name every fact, and no other", () => {
    expect(Object.keys(FACT_WORDS).sort()).toEqual(Object.keys(FACTS).sort());
  });

  it("have a sentence for yes and for no where a fact is one of these", () => {
    const yesOrNo = Object.entries(FACTS).filter(([, { kind }]) => kind === "boolean");
    expect(yesOrNo.length).toBe(6);
    for (const [fact] of yesOrNo) expect(FACT_WORDS[fact]).toMatchObject({ holds: {}, fails: {} });
  });

  it.each(Object.entries(FACTS))("name every national value of %s", (fact, type) => {
    const values = "values" in type ? type.values.filter((value) => !LAYERS.some((layer) => layer === value)) : [];
    expect(Object.keys(VALUE_WORDS[fact] ?? {}).sort()).toEqual([...values].sort());
  });
});
