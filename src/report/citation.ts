/** Where a step, a note or a rule version comes from, in words, with how far that can be trusted. */
import type { RuleReceipt, Settlement } from "../settle/types.ts";
import { EVIDENCE_NAMES } from "./words.ts";
import type { Say } from "./words.ts";
import { printable } from "./width.ts";

/** A citation, and whether what it cites is weaker than an official text. */
export interface Citation {
  readonly text: string;
  readonly weak: boolean;
}

/** Name of a version as steps carry it. */
export function originOf({ region, layer, from }: RuleReceipt): string {
  return `${region}/${layer}@${from}`;
}

/**
 * The document and article that a source such as `"n 二"` means, its evidence and the rule version; `null` where the
 * claim itself is the source.
 */
export function cite(
  { rules }: Settlement,
  { origin, source }: { readonly origin: string | null; readonly source: string | null },
  say: Say,
): Citation | null {
  if (origin === null || source === null) return null;
  const [key = "", ...article] = source.split(" ");
  const documents = rules.find((rule) => originOf(rule) === origin)?.documents ?? {};
  const document = Object.hasOwn(documents, key) ? documents[key] : undefined;
  if (document === undefined)
    return { text: printable(`${source}${say(`（规则 ${origin}）`, ` (rules ${origin})`)}`), weak: true };
  const { title, number, evidence } = document;
  const named = [say(`《${title.replace(/^《(.*)》$/, "$1")}》`, title), number, article.join(" ")].filter(
    (part) => part,
  );
  const trust = say(EVIDENCE_NAMES[evidence].zh, EVIDENCE_NAMES[evidence].en);
  const text = `${named.join(" ")}${say(`[${trust}]，规则 ${origin}`, ` [${trust}], rules ${origin}`)}`;
  return { text: printable(text), weak: evidence !== "official" };
}
