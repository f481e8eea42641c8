/** The three forms in which re-adjudications are printed. */
import { FACILITY, PATIENT } from "../journal/debts.ts";
import type { Debt, Readjudication } from "../journal/types.ts";
import { printFen, readFen } from "../money.ts";
import { paint } from "../report/sheet.ts";
import { fillLeft, fillRight, printable, textWidth } from "../report/width.ts";
import { sayIn } from "../report/words.ts";
import type { Day, Text } from "../rules/types.ts";
import type { Layout } from "./layout.ts";

/** How they are printed. */
export type DebtFormat = "table" | "csv" | "ndjson";

/** Prints one after the other. */
export interface DebtPrinter {
  /** What is printed of the next. */
  readonly next: (place: string, result: Readjudication) => string;
  /** What closes the output. */
  readonly end: () => string;
}

/** Makes the printer of a format. */
export function createDebtPrinter(format: DebtFormat, knownAt: Day, layout: Layout): DebtPrinter {
  if (format === "ndjson")
    return { next: (place, result) => `${JSON.stringify({ place, ...result })}\n`, end: () => "" };
  if (format === "table") return createDebtTable(knownAt, layout);
  let head = `${COLUMNS.join(",")}\n`;
  const take = (): string => {
    const text = head;
    head = "";
    return text;
  };
  return { next: (_, result) => take() + csvRows(result), end: take };
}

const COLUMNS = [
  "person",
  "year",
  "region",
  "settlement",
  "claim",
  "from",
  "to",
  "amount",
  "fromHospital",
  "toHospital",
];

/** A row for each debt of each settlement. */
function csvRows({ person, year, settlements }: Readjudication): string {
  return settlements
    .flatMap(({ of, claim, region, owed }) =>
      owed.map(({ from, to, amount, fromHospital = "", toHospital = "" }) => {
        return [person, String(year), region, of, claim, from, to, amount, fromHospital, toHospital];
      }),
    )
    .map((row) => `${row.map(csvField).join(",")}\n`)
    .join("");
}

/** By RFC 4180: in quotes where a comma, a quote or a line end is in it. */
function csvField(text: string): string {
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** A row of the table. */
interface Row extends Debt {
  readonly left: string;
  /** The same code may be another fund in another region. */
  readonly region: string;
}

/** What one party owes another over all journals: each hospital is a party of its own. */
interface Sum extends Omit<Row, "left" | "amount"> {
  fen: number;
  readonly persons: Set<string>;
}

/** The names of parties that are not payers. */
const PARTIES: ReadonlyMap<string, Text> = new Map([
  [PATIENT, { zh: "个人", en: "Patient" }],
  [FACILITY, { zh: "医疗机构", en: "Hospital" }],
]);

/** Sums by region and pair of parties, then each person's own. It holds what changes, not what does not. */
function createDebtTable(knownAt: Day, { language, color }: Layout): DebtPrinter {
  const say = sayIn(language);
  const names = new Map<string, Text>();
  const sums = new Map<string, Sum>();
  const own: Row[] = [];
  const passed = new Map<string, Set<string>>();
  let [journals, settlements, changed] = [0, 0, 0];
  const nameOf = (region: string, party: string, hospital?: string): string => {
    const name = PARTIES.get(party) ?? names.get(JSON.stringify([region, party]));
    const said = name === undefined ? party : say(name.zh, name.en);
    return printable(hospital === undefined ? said : `${said} ${hospital}`);
  };
  return {
    next(_, result) {
      journals++;
      settlements += result.settlements.length;
      for (const { region, before, after, owed, notApplied = [] } of result.settlements) {
        if (owed.length > 0) changed++;
        for (const { category, certificate } of notApplied) {
          const key = `${region} ${category ?? certificate ?? ""}`;
          passed.set(key, (passed.get(key) ?? new Set()).add(`${result.person} ${result.year}`));
        }
        for (const settlement of [before, after])
          for (const [code, name] of Object.entries(settlement?.names ?? {}))
            names.set(JSON.stringify([region, code]), name);
      }
      for (const { region, owed } of result.sums) {
        for (const { amount, ...parties } of owed) {
          const { from, to, fromHospital = null, toHospital = null } = parties;
          const key = JSON.stringify([region, from, fromHospital, to, toHospital]);
          const sum = sums.get(key) ?? { region, ...parties, fen: 0, persons: new Set() };
          sum.fen += readFen(amount);
          sum.persons.add(result.person);
          sums.set(key, sum);
          own.push({ left: `${result.person} ${result.year} ${region}`, region, ...parties, amount });
        }
      }
      return "";
    },
    end() {
      const title = say(
        `按 ${knownAt} 所知重算：账目 ${journals} 份，结算 ${settlements} 次，有变化的 ${changed} 次`,
        `Settled again as known on ${knownAt}. Journals: ${journals}, settlements: ${settlements}, changed: ${changed}`,
      );
      const lines = [paint(title, "title", color)];
      const table = (heading: string, rows: readonly Row[]): void => {
        const shown = rows.map(({ left, region, from, to, amount, fromHospital, toHospital }) => {
          return [printable(left), nameOf(region, from, fromHospital), nameOf(region, to, toHospital), amount];
        });
        lines.push("", paint(heading, "title", color), ...aligned(shown));
      };
      if (sums.size > 0) {
        const all = [...sums.values()].map(({ fen, persons: { size }, ...parties }): Row => {
          const { region } = parties;
          const left = say(`${region}（${size} 人）`, `${region} (persons: ${size})`);
          return { left, ...parties, amount: printFen(fen) };
        });
        table(say("谁欠谁（地区、应付方、应收方、元）", "Who owes whom (region, from, to, yuan)"), all);
        table(say("逐人（个人、年度、地区）", "Person by person (person, year, region)"), own);
      }
      if (passed.size > 0) {
        const heading = say(
          "本地区未声明、未予适用的认定",
          "Recognised, and not applied: the region does not declare it",
        );
        lines.push("", paint(heading, "title", color));
        for (const [key, { size }] of passed)
          lines.push(printable(key) + say(`（账目 ${size} 份）`, ` (journals: ${size})`));
      }
      return `${lines.join("\n")}\n`;
    },
  };
}

/** Rows in columns: texts to the left, the last to the right. */
function aligned(rows: readonly (readonly string[])[]): string[] {
  const widths = [0, 1, 2, 3].map((at) => Math.max(0, ...rows.map((row) => textWidth(row[at] ?? ""))));
  return rows.map((row) =>
    row
      .map((cell, at) => (at === 3 ? fillLeft(cell, widths[at] ?? 0) : fillRight(cell, widths[at] ?? 0)))
      .join("  ")
      .trimEnd(),
  );
}
