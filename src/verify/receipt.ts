/** Reading of a receipt what is needed to make it again. */
import { show } from "../errors.ts";
import type { Finding, Issue } from "../errors.ts";
import { nonEmpty } from "../claim/finding.ts";
import { SettlementError } from "../errors.ts";
import { readPlain } from "../plain.ts";
import { fieldOf } from "../rules/raw.ts";
import type { Text } from "../rules/types.ts";

/** A rule file that a receipt names. */
export interface NamedFile {
  readonly digest: string;
  /** As the receipt says it: `410000/basic@2018-10-01`, and the name of the file. */
  readonly origin: string;
  readonly file: string;
}

/** A receipt as plain data, with the rule files that it names. */
export interface ReadReceipt {
  readonly value: unknown;
  readonly rules: readonly NamedFile[];
  /** Whether it is of the end of a year. */
  readonly yearEnd: boolean;
}

const DIGEST = /^sha256-[0-9a-f]{64}$/;

/**
 * Reads a receipt.
 *
 * @throws SettlementError `invalid_receipt` where it is no plain data or does not name its rule files.
 */
export function readReceipt(receipt: unknown): ReadReceipt {
  const plain = readPlain(receipt);
  if (!plain.ok) throw refused(plain.findings);
  const { value } = plain;
  const rules = fieldOf(value, "rules");
  if (!Array.isArray(rules))
    throw refused([found("rules", { zh: "所用规则文件的列表", en: "the list of the rule files used" }, rules)]);
  const expected = { zh: '规则文件的摘要,"sha256-" 加 64 位十六进制', en: 'a digest, "sha256-" and 64 hex digits' };
  const wrong = rules.flatMap((rule: unknown, at): Finding[] => {
    const digest = fieldOf(rule, "digest");
    return typeof digest === "string" && DIGEST.test(digest) ? [] : [found(`rules[${at}].digest`, expected, digest)];
  });
  if (wrong.length > 0) throw refused(wrong);
  return {
    value,
    rules: rules.map(namedFile),
    yearEnd: fieldOf(value, "yearEnd") === true,
  };
}

function namedFile(rule: unknown): NamedFile {
  const text = (key: string): string => {
    const value = fieldOf(rule, key);
    return typeof value === "string" ? value : "";
  };
  return {
    digest: text("digest"),
    origin: `${text("region")}/${text("layer")}@${text("from")}`,
    file: text("file"),
  };
}

function found(path: string, expected: Text, value: unknown): Finding {
  return { path, expected, found: show(value) };
}

function refused(findings: readonly Finding[]): SettlementError {
  return new SettlementError(nonEmpty(findings.map((finding): Issue => ({ code: "invalid_receipt", ...finding }))));
}
