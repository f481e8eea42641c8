/** An editor's JSON language service over the rule folder, as VS Code has it: it finds the schema by the file's `$schema`. */
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type * as Service from "vscode-json-languageservice";

// The package's ESM build names types among its values, which Node refuses.
const { getLanguageService, TextDocument } = createRequire(import.meta.url)(
  "vscode-json-languageservice",
) as typeof Service;

const root = new URL("../../rules/", import.meta.url);

const service = getLanguageService({
  schemaRequestService: (uri) => Promise.resolve(readFileSync(new URL(uri), "utf8")),
  workspaceContext: { resolveRelativePath: (path, resource) => new URL(path, resource).href },
});

/** The text of a shipped file, by its path below `rules/`. */
export function shippedText(file: string): string {
  return readFileSync(new URL(file, root), "utf8");
}

function open(file: string, text: string) {
  const document = TextDocument.create(new URL(file, root).href, "json", 1, text);
  return { document, json: service.parseJSONDocument(document) };
}

/** What the editor underlines: the message and the text under the line. */
export async function diagnosticsOf(file: string, text: string): Promise<readonly (readonly [string, string])[]> {
  const { document, json } = open(file, text);
  const found = await service.doValidation(document, json);
  return found.map(({ message, range }) => [
    typeof message === "string" ? message : message.value,
    text.slice(document.offsetAt(range.start), document.offsetAt(range.end)),
  ]);
}

/** What the editor offers at `§`, which is taken out: the labels, and what is said of each. */
export async function completionsAt(file: string, marked: string): Promise<ReadonlyMap<string, string>> {
  const at = marked.indexOf("§");
  const { document, json } = open(file, marked.replace("§", ""));
  const list = await service.doComplete(document, document.positionAt(at), json);
  return new Map(
    (list?.items ?? []).map(({ label, documentation }) => [
      label,
      typeof documentation === "object" ? documentation.value : (documentation ?? ""),
    ]),
  );
}

/** What the editor says where the pointer rests. */
export async function hoverAt(file: string, text: string, offset: number): Promise<string> {
  const { document, json } = open(file, text);
  const hover = await service.doHover(document, document.positionAt(offset), json);
  return JSON.stringify(hover?.contents ?? "");
}
