/** Tables of the documents against what they list. */
import { codeIn, tablesUnder } from "./markdown.ts";
import type { Markdown, Table } from "./markdown.ts";

/** Names in the first cells of tables: each piece of code up to its brackets; code that begins with no name is none. */
export function rowNames(tables: readonly Table[]): string[] {
  return tables.flatMap(({ rows }) =>
    rows.flatMap(([first = ""]) => codeIn(first).flatMap((code) => /^[\w$.]+/.exec(code) ?? [])),
  );
}

/** Names that the tables under a heading lack, and names in them that there are not. */
export function listFaults(document: Markdown, heading: RegExp, names: readonly string[]): string[] {
  const tables = tablesUnder(document, heading);
  if (tables === null) return [`${document.file}: no heading ${heading}`];
  if (tables.length === 0) return [`${document.file}: no table under ${heading}`];
  const listed = rowNames(tables);
  return [
    ...names.filter((name) => !listed.includes(name)).map((name) => `${document.file}: no row for ${name}`),
    ...listed
      .filter((name) => !names.includes(name))
      .map((name) => `${document.file}: a row for ${name}, which is not`),
  ];
}

/** Names that the tables under a heading list more than once. */
export function repeatedNames(document: Markdown, heading: RegExp): string[] {
  const listed = rowNames(tablesUnder(document, heading) ?? []);
  return listed.filter((name, at) => listed.indexOf(name) < at);
}
