/** Findings as they are made: code, place and words; the rest follows from the code. */
import type { Finding } from "../errors.ts";
import { foundInChinese } from "../found.ts";
import type { Text } from "../rules/types.ts";
import { RULE_FINDINGS } from "./codes.ts";
import type { Holes } from "./holes.ts";
import type { RuleFinding, RuleFindingCode, WitnessVisit } from "./types.ts";

/** Takes a finding of one file. */
export type Find = (code: RuleFindingCode, path: string, message: Text, visit?: WitnessVisit) => void;

/** Collects findings, each once: what is found on several days or in several regions is one mistake. */
export interface Report {
  /** For what is found in what could be read: what is said of a part that could not is not told. */
  readonly of: (file: string) => Find;
  /** For what the text of a file shows, whether or not it could be read. */
  readonly raw: (file: string) => Find;
  /** For why a part could not be read. */
  readonly fault: (code: RuleFindingCode, fault: Finding) => void;
  readonly findings: () => RuleFinding[];
  readonly holes: Holes;
}

/** Makes an empty report. */
export function createReport(holes: Holes): Report {
  const findings = new Map<string, RuleFinding>();
  const faulty = new Set<string>();
  const add = (file: string, ...[code, path, message, visit]: Parameters<Find>): void => {
    const key = [code, file, path, message.en].join("\n");
    if (findings.has(key)) return;
    const { severity, advice } = RULE_FINDINGS[code];
    findings.set(key, { code, severity, file, path, message, advice, ...(visit === undefined ? {} : { visit }) });
  };
  return {
    of:
      (file) =>
      (code, path, ...said) => {
        if (!holes.covers(file, path) && !faulty.has(`${file}\n${path}`)) add(file, code, path, ...said);
      },
    raw:
      (file) =>
      (...said) =>
        add(file, ...said),
    fault: (code, fault) => {
      const { file = "", path } = fault;
      add(file, code, path, faultWords(fault));
      faulty.add(`${file}\n${path}`);
    },
    findings: () => [...findings.values()],
    holes,
  };
}

/** A visit in words: `visit.kind=inpatient, person.categories={subsistence}`. */
export function visitText(visit: WitnessVisit): string {
  const facts = Object.entries(visit).map(
    ([fact, value]) => `${fact}=${typeof value === "object" ? `{${value.join(", ")}}` : String(value)}`,
  );
  return facts.join(", ");
}

/** What was expected and found, as a message. */
export function faultWords({ expected, found }: Finding): Text {
  return { zh: `应为${expected.zh},实为 ${foundInChinese(found)}`, en: `expected ${expected.en}, found ${found}` };
}
