/** The frame of a page of HTML that needs nothing beside itself. */
import type { Language } from "../errors.ts";

const ENTITIES: { readonly [character: string]: string } = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

/** Characters that HTML does not allow, or that would reorder what is read. */
const UNPRINTABLE = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/gu;

/**
 * A text that came from outside, safe as text and as a quoted attribute.
 *
 * @example
 * escapeHtml('<a href="x">'); // "&lt;a href=&quot;x&quot;&gt;"
 */
export function escapeHtml(text: string): string {
  return text
    .replace(UNPRINTABLE, (character) => (character === "\n" || character === "\t" ? " " : "?"))
    .replace(/[&<>"']/g, (character) => ENTITIES[character] ?? "");
}

const STYLE = `
:root { color-scheme: light; }
body { font: 14px/1.5 "Noto Sans CJK SC", "Source Han Sans SC", "PingFang SC", "Microsoft YaHei", sans-serif;
  color: #1a1a1a; background: #fff; max-width: 60rem; margin: 2rem auto; padding: 0 1rem; }
h1 { font-size: 1.5rem; } h2 { font-size: 1.2rem; border-bottom: 2px solid #1a1a1a; margin-top: 2rem; }
h3 { font-size: 1.05rem; margin-bottom: .3rem; } h4, h5, h6 { font-size: 1rem; margin: .8rem 0 .3rem; }
.line { margin: .1rem 0; }
table { border-collapse: collapse; width: 100%; table-layout: fixed; }
th, td { border: 1px solid #999; padding: .2rem .4rem; text-align: left; vertical-align: top;
  overflow-wrap: anywhere; font-weight: normal; }
thead th { background: #eee; font-weight: bold; }
th[scope="row"], th[scope="col"]:first-child { width: 20%; }
.weak { background: #fff6e0; }
.file { font-size: .85em; }
.boxes { display: flex; gap: 1rem; } .box { flex: 1; border: 1px solid #999; padding: .5rem; min-height: 8rem; }
.blank { border-bottom: 1px solid #999; height: 1.5rem; margin: 0 0 .5rem; }
@media print {
  @page { size: A4; margin: 15mm; }
  body { margin: 0; max-width: none; font-size: 10pt; }
  thead { display: table-header-group; }
  tr, .box, .signatures { break-inside: avoid; }
  h1, h2, h3, h4, h5, h6 { break-after: avoid; }
  .weak, thead th { print-color-adjust: exact; -webkit-print-color-adjust: exact; }
}
`;

/** A page; `body` is HTML, `title` is text. Nothing is loaded and nothing runs, and the page says so to the browser. */
export function htmlPage(language: Language, title: string, body: string): string {
  return `<!doctype html>
<html lang="${language === "zh" ? "zh-CN" : "en"}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>${escapeHtml(title)}</title>
<style>${STYLE}</style>
</head>
<body>
${body}
</body>
</html>
`;
}
