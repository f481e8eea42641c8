import { expect, it } from "vitest";
import { diffFiles } from "../../../src/diff/rules.ts";
import { headingOf } from "../../../src/show/heading.ts";
import { DOCUMENTS, VERSION } from "../rules/files.ts";
import { filesWith, linesOf, shownOf } from "./pack.ts";

const open = [
  { what: "rate", atMost: "0.75", source: "n 3", benefit: "inpatient", case: "county" },
  { what: "limit", atLeast: "100.00", atMost: "200.00", per: "month", source: "n 4", when: { var: "visit.tcm" } },
  { what: "deductible", atLeast: "50.00", source: "n 5", note: { zh: "注", en: "note" } },
];

it("says how far regions below may go, from every region above that says it", () => {
  const frame = {
    layer: "basic",
    region: "990100",
    from: "2018-01-01",
    published: null,
    documents: DOCUMENTS,
    frame: true,
    open: [open[2]],
  };
  const shown = shownOf([...filesWith({}, { open: open.slice(0, 2) }), { file: "frame.json", data: frame }]);
  const { layers } = shown;
  const sections = layers[1]?.sections.filter(({ kind }) => kind === "open") ?? [];
  expect(sections.map(({ title, values }) => [title.zh, title.en, values[0]?.origin.file])).toEqual([
    ["起付线", "the deductible", "frame.json"],
    ["各段比例", "every rate", "basic.json"],
    ["支付限额（每月）", "the limit on payments, a month", "basic.json"],
  ]);
  // What is cited is also listed, each version once.
  expect(shown.versions.map(({ file }) => file)).toEqual(["pipeline.json", "basic.json", "frame.json"]);
  expect(shown.documents.map(({ title, sections: of }) => [title.en, of.length])).toEqual([
    ["990000/pipeline@2017-01-01", 1],
    ["990000/basic@2018-01-01", 1],
    ["990100/basic@2018-01-01", 1],
  ]);
  expect(sections.map((section) => linesOf(section).map(([, , en]) => en))).toEqual([
    ["Range: at least 50.00 yuan", "Visits that it is about: always", "Note: note"],
    ["Range: at most 75%", "Only the benefit: inpatient", "Only the case: county", "Visits that it is about: always"],
    [
      "Range: 100.00 yuan to 200.00 yuan",
      "Visits that it is about: the hospital is one of traditional Chinese medicine",
    ],
  ]);
});

it("says a change of a range", () => {
  const [rate] = open;
  const [from, to] = ["0.75", "0.80"].map((atMost) => ({
    file: "a.json",
    data: { ...VERSION, open: [{ ...rate, atMost }] },
  }));
  const changes = from === undefined || to === undefined ? [] : diffFiles(from, to).changes;
  expect(changes.map((change) => [change.label.en, change.from?.value.en, change.to?.value.en, change.policy])).toEqual(
    [["Range", "at most 75%", "at most 80%", true]],
  );
});

it("says a share of income, and the income that a version states", () => {
  const share = { what: "deductible", atMost: { ratio: "0.05", of: "incomePerHead" }, source: "n 6" };
  const indicators = { incomePerHead: { year: 2017, amount: "20000.00", source: "n 7" } };
  const { layers } = shownOf(filesWith({}, { open: [share], indicators }));
  const sections = layers[1]?.sections.filter(({ kind }) => kind === "open" || kind === "indicator") ?? [];
  expect(sections.map((section) => [headingOf(section).en, section.values[0]?.source.source])).toEqual([
    ["Statistics that it stands on: last year's disposable income per head (incomePerHead)", "n 7"],
    ["Regions below may decide: the deductible", "n 6"],
  ]);
  expect(sections.map((section) => linesOf(section).map(([, zh, en]) => [zh, en]))).toEqual([
    [
      ["数字：20000.00 元", "Figure: 20000.00 yuan"],
      ["年份：2017", "Year: 2017"],
    ],
    [
      ["范围：至多 上年居民人均可支配收入的 5%", "Range: at most 5% of last year's disposable income per head"],
      ["涉及的就诊：一律适用", "Visits that it is about: always"],
    ],
  ]);
  const [from, to] = ["20000.00", "21000.00"].map((amount) => ({
    file: "a.json",
    data: { ...VERSION, indicators: { incomePerHead: { ...indicators.incomePerHead, amount } } },
  }));
  const changes = from === undefined || to === undefined ? [] : diffFiles(from, to).changes;
  // No payment depends on it.
  expect(changes.map(({ label, policy }) => [label.en, policy])).toEqual([["Figure", false]]);
});
