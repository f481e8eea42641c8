/** Versions that change what is not there. */
import type { Issue, RuleFile } from "../../src/index.ts";
import { BENEFIT, DOCUMENTS, fileOf, packOf } from "./pack.ts";
import type { Fields } from "./pack.ts";
import { ofClaim } from "./refusal.ts";
import type { Refusal } from "./refusal.ts";
import { both } from "./words.ts";

const child = (changes: Fields): readonly RuleFile[] =>
  packOf(
    {},
    fileOf("child.json", {
      layer: "basic",
      region: "990100",
      from: "2018-01-01",
      published: null,
      documents: DOCUMENTS,
      extends: "parent",
      ...changes,
    }),
  );
const ADJUST = { id: "more", source: "n 5", rate: { add: "0.10" } };
const ofChild = (path: string, found: string, zh: string, en: string): Issue => ({
  ...ofClaim(path, both(zh, en), found, "invalid_rules"),
  file: "child.json",
});
const inParent = (path: string, found: string): Issue =>
  ofChild(path, found, "上级 basic 现有的待遇", "a benefit that the parent's basic has");

/** Versions that change what the region above does not have. */
export const CHANGES: readonly Refusal[] = [
  {
    name: "an `amend` of nothing",
    rules: child({ amend: { third: { adjust: [ADJUST] } } }),
    issues: [inParent("amend.third", "third")],
  },
  {
    name: "an `amend` of what is removed",
    rules: child({ remove: ["half"], add: [{ ...BENEFIT, id: "new" }], amend: { old: { adjust: [ADJUST] } } }),
    issues: [inParent("amend.old", "old")],
  },
  {
    name: "every change of nothing, and an addition of what is there",
    rules: child({
      replace: [{ ...BENEFIT, id: "changed" }],
      add: [BENEFIT],
      remove: ["second"],
      amend: { third: { adjust: [ADJUST] } },
    }),
    issues: [
      inParent("replace[0].id", "changed"),
      inParent("remove[0]", "second"),
      ofChild("add[0].id", "half", "上级没有的待遇", "a benefit that the parent has not"),
      inParent("amend.third", "third"),
    ],
  },
];
