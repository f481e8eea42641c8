/** Findings as they are made: code, place and words; the rest follows from the code. */
import type { Finding } from "../errors.ts";
import { foundInChinese } from "../found.ts";
import type { Text } from "../rules/types.ts";
import { RULE_FINDINGS } from "./codes.ts";
import type { RuleFinding, RuleFindingCode, WitnessVisit } from "./types.ts";

/** Takes a finding of one file. */
export type Find = (code: RuleFindingCode, path: string, message: Text, visit?: WitnessVisit) => void;

/** Collects findings, each once: what is found on several days or in several regions is one mistake. */
export interface Report {
  readonly of: (file: string) => Find;
  readonly findings: () => RuleFinding[];
}

/** Makes an empty report. */
export function createReport(): Report {
  const findings = new Map<string, RuleFinding>();
  return {
    of: (file) => (code, path, message, visit) => {
      const key = [code, file, path, message.en].join("\n");
      if (findings.has(key)) return;
      const { severity, advice } = RULE_FINDINGS[code];
      findings.set(key, { code, severity, file, path, message, advice, ...(visit === undefined ? {} : { visit }) });
    },
    findings: () => [...findings.values()],
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
