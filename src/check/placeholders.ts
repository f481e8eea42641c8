/** What is still to be filled in: the marks that a starting folder is written with. */
import { pathOf } from "../path.ts";
import { isToFill } from "../rules/placeholder.ts";
import type { Find } from "./report.ts";

type Path = readonly (string | number)[];

/** Findings about every text of a file that still has a mark; a text in two languages is one. */
export function placeholdersIn(value: unknown, find: Find): void {
  const visit = (each: unknown, path: Path): void => {
    if (typeof each === "string") {
      if (!isToFill(each)) return;
      const isLanguage = path.at(-1) === "zh" || path.at(-1) === "en";
      find("to_fill_in", pathOf(isLanguage ? path.slice(0, -1) : path), {
        zh: "这里还写着“待填”",
        en: '"TO FILL IN" still stands here',
      });
    } else if (Array.isArray(each)) each.forEach((item: unknown, at) => visit(item, [...path, at]));
    else if (typeof each === "object" && each !== null)
      for (const [key, item] of Object.entries(each)) visit(item, [...path, key]);
  };
  visit(value, []);
}
