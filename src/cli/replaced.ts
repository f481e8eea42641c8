/** What is said of shipped rules in whose place others stand. */
import type { Language } from "../errors.ts";
import type { Replacement } from "../node.ts";
import { printable } from "../report/width.ts";

/** One line, for standard error. */
export function replacedLine({ file, by, region, layer, from }: Replacement, language: Language): string {
  const version = `${region}/${layer ?? "pipeline"}@${from}`;
  const line =
    language === "zh" ? `${by} 取代随附的 ${file}(${version})` : `${by} replaces the shipped ${file} (${version})`;
  return `${printable(line)}\n`;
}
