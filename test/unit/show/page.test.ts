import { describe, expect, it } from "vitest";
import { escapeHtml } from "../../../src/show/html.ts";
import { printRules } from "../../../src/show/page.ts";
import { formatRules } from "../../../src/show/table.ts";
import { filesWith, shownOf } from "./pack.ts";

const HOSTILE = `</td><script>alert(1)</script><img src="x" onerror='y'>&amp;\u202e\u0007`;
const ESCAPED =
  "&lt;/td&gt;&lt;script&gt;alert(1)&lt;/script&gt;&lt;img src=&quot;x&quot; onerror=&#39;y&#39;&gt;&amp;amp;??";

const text = { zh: HOSTILE, en: HOSTILE };
const documents = {
  n: { title: HOSTILE, evidence: "official", number: HOSTILE, url: `javascript:${HOSTILE}`, note: HOSTILE },
};
const hostile = filesWith(
  { title: text, source: `n ${HOSTILE}`, adjust: [{ id: "a", title: text, source: "n", limit: { times: "1" } }] },
  { documents, note: text, notEncoded: [{ source: "n", why: text }] },
  { tags: { drug: { title: text, note: text, charge: [HOSTILE] } }, payers: { finance: text, fund: text } },
);
const regions = [
  { code: "990000", name: text, parent: null, level: "province", summary: text, covers: text },
  { code: "990100", name: text, parent: "990000", level: "city" },
  { code: "990101", name: text, parent: "990100", level: "county", summary: text, covers: text, checked: "2026-01-01" },
];
const page = printRules(shownOf([{ file: "regions.json", data: regions }, ...hostile.slice(1)]), "zh");

describe("the page for sign-off", () => {
  it("escapes whatever rule files say, wherever it stands", () => {
    expect(page).not.toContain("<script");
    expect(page).not.toContain("<img");
    expect(page).not.toContain("\u202e");
    // Of the region twice in its head and once in the way up; the rest in its places below.
    expect(page.split(ESCAPED).length - 1).toBeGreaterThan(15);
    expect(page.split("alert(1)").length).toBe(page.split(ESCAPED).length);
  });

  it("has nothing that runs, loads or links", () => {
    const tags = new Set([...page.matchAll(/<([a-z0-9]+)/g)].map((match) => match[1]));
    const known = "html head meta title style body h1 h2 h3 h4 p section table thead tbody tr th td br div".split(" ");
    expect([...tags].filter((tag) => !known.includes(tag ?? ""))).toEqual([]);
    expect(page).not.toMatch(/\s(?:href|src|on\w+)=["']/);
    expect(page).toContain(`content="default-src 'none'; style-src 'unsafe-inline'"`);
    expect(page.slice(page.indexOf("<style>"), page.indexOf("</style>"))).not.toMatch(/url\(|@import/);
  });

  it("closes what it opens", () => {
    for (const tag of ["section", "table", "tbody", "tr", "td", "th", "div", "p"]) {
      const opened = page.match(new RegExp(`<${tag}[ >]`, "g"))?.length ?? 0;
      const closed = page.match(new RegExp(`</${tag}>`, "g"))?.length ?? 0;
      expect([tag, opened]).toEqual([tag, closed]);
    }
  });

  it("has print rules and a block for signatures", () => {
    expect(page).toContain("@media print");
    for (const words of ["签署", "编写", "核对", "批准", "（盖章）"]) expect(page).toContain(words);
    const english = printRules(shownOf(filesWith({})), "en");
    for (const words of ["Sign-off", "Drafted by", "Checked by", "Approved by", "(Seal)", '<html lang="en">'])
      expect(english).toContain(words);
  });

  it("says a source once for the rows that share it, over as many rows", () => {
    const table =
      printRules(shownOf(filesWith({})), "en").match(/<section class="benefit">[\s\S]*?<\/table>/)?.[0] ?? "";
    const rows = table.match(/<tr><th scope="row">/g)?.length;
    expect(rows).toBe(6);
    expect(table.match(/rowspan="6"/g)?.length).toBe(2);
  });
});

describe("escapeHtml", () => {
  it.each([
    ["甲 & <b>", "甲 &amp; &lt;b&gt;"],
    ["a\nb\tc", "a b c"],
    ["\u0000\u202e\u2028", "???"],
    [`"'`, "&quot;&#39;"],
  ])("%j", (raw, escaped) => {
    expect(escapeHtml(raw)).toBe(escaped);
  });
});

describe("the table", () => {
  it("prints nothing that a terminal would act on", () => {
    const table = formatRules(shownOf([{ file: "regions.json", data: regions }, ...hostile.slice(1)]), {
      language: "zh",
    });
    // eslint-disable-next-line no-control-regex
    expect(table).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u202e]/);
  });
});
