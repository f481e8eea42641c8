/** The table of regions in the README, printed from `rules/regions.json`. */
import type { Region } from "../../src/index.ts";

/** The marks between which the table stands. */
export const REGIONS_BEGIN = "<!-- regions: printed by npm run docs -->";
export const REGIONS_END = "<!-- /regions -->";

/** Prints the table, in the order of the file. Prettier is told to leave it: padding would make its lines very long. */
export function regionsTable(regions: readonly Region[]): string {
  const rows = regions.map(({ code, name, covers, missing, evidence, checked }) => [
    code,
    `${name.zh} ${name.en}`,
    covers === undefined ? "—" : `${covers.zh}<br>${covers.en}`,
    missing?.map(({ what }) => `${what.zh}<br>${what.en}`).join("<br>") ?? "—",
    evidence ?? "—",
    checked ?? "—",
  ]);
  const head = [
    "Code",
    "Region 地区",
    "What is covered 已收录的规定",
    "What is not 未收录的",
    "Evidence 依据",
    "Checked 核对至",
  ];
  const lines = [head, head.map(() => "---"), ...rows].map(
    (cells) => `| ${cells.map((cell) => cell.replaceAll("|", "\\|")).join(" | ")} |`,
  );
  return ["<!-- prettier-ignore -->", ...lines].join("\n");
}

/** What stands between the marks, or `null` where a mark is missing. */
export function betweenMarks(text: string): string | null {
  const [begin, end] = [text.indexOf(REGIONS_BEGIN), text.indexOf(REGIONS_END)];
  return begin === -1 || end < begin ? null : text.slice(begin + REGIONS_BEGIN.length, end);
}

/** The text with the table between its marks. */
export function withRegionsTable(text: string, table: string): string {
  const old = betweenMarks(text);
  if (old === null) throw new Error(`no ${REGIONS_BEGIN} … ${REGIONS_END}`);
  return text.replace(`${REGIONS_BEGIN}${old}`, () => `${REGIONS_BEGIN}\n\n${table}\n\n`);
}
