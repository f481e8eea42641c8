/** Texts in both languages, put together from texts in both languages. */
import type { Text } from "../rules/types.ts";

/** A text in both languages. */
export function both(zh: string, en: string): Text {
  return { zh, en };
}

/** A text that is the same in both languages, such as a code or an amount. */
export function same(text: string): Text {
  return { zh: text, en: text };
}

/**
 * Puts texts into a frame of each language: `{0}` is the first text, `{1}` the second.
 *
 * @example
 * frame("每{0}", "per {0}", { zh: "年", en: "year" }); // { zh: "每年", en: "per year" }
 */
export function frame(zh: string, en: string, ...parts: readonly Text[]): Text {
  const fill = (pattern: string, language: "zh" | "en"): string =>
    pattern.replace(/\{(\d)\}/g, (_, at: string) => parts[Number(at)]?.[language] ?? "");
  return { zh: fill(zh, "zh"), en: fill(en, "en") };
}

/** Joins texts with a mark of each language. */
export function joined(parts: readonly Text[], zh: string, en: string): Text {
  return { zh: parts.map((part) => part.zh).join(zh), en: parts.map((part) => part.en).join(en) };
}

/** A list of texts: `甲、乙`, `A, B`. */
export function listed(parts: readonly Text[]): Text {
  return joined(parts, "、", ", ");
}
