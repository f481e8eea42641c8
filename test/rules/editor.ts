/**
 * An editor's JSON language service over an opened folder, as VS Code has it: it finds the schema by the file's `$schema`,
 * else by the folder's settings.
 */
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type * as Service from "vscode-json-languageservice";
import { SETTINGS_FILE } from "../../src/start/editor.ts";
import type { EditorSettings } from "../../src/start/editor.ts";

// The package's ESM build names types among its values, which Node refuses.
const { getLanguageService, TextDocument } = createRequire(import.meta.url)(
  "vscode-json-languageservice",
) as typeof Service;

/** What an editor does with a file of the folder, given its path below the folder and its text. */
export interface Editor {
  /** What it underlines: the message and the text under the line. */
  readonly diagnosticsOf: (file: string, text: string) => Promise<readonly (readonly [string, string])[]>;
  /** What it offers at `§`, which is taken out: the labels, and what is said of each. */
  readonly completionsAt: (file: string, marked: string) => Promise<ReadonlyMap<string, string>>;
  /** What it says where the pointer rests. */
  readonly hoverAt: (file: string, text: string, offset: number) => Promise<string>;
}

/** An editor in which a folder is opened. */
export function editorOver(read: (file: string) => string): Editor {
  const folder = "file:///folder/";
  const service = getLanguageService({
    schemaRequestService: (uri) => Promise.resolve(read(uri.slice(folder.length))),
    workspaceContext: { resolveRelativePath: (path, resource) => new URL(path, resource).href },
  });
  const settings = JSON.parse(read(SETTINGS_FILE)) as EditorSettings;
  service.configure({
    schemas: settings["json.schemas"].map(({ fileMatch, url }) => ({
      fileMatch: [...fileMatch],
      uri: new URL(url, folder).href,
      folderUri: folder,
    })),
  });
  const open = (file: string, text: string) => {
    const document = TextDocument.create(new URL(file, folder).href, "json", 1, text);
    return { document, json: service.parseJSONDocument(document) };
  };
  return {
    diagnosticsOf: async (file, text) => {
      const { document, json } = open(file, text);
      const found = await service.doValidation(document, json);
      return found.map(({ message, range }) => [
        typeof message === "string" ? message : message.value,
        text.slice(document.offsetAt(range.start), document.offsetAt(range.end)),
      ]);
    },
    completionsAt: async (file, marked) => {
      const at = marked.indexOf("§");
      const { document, json } = open(file, marked.replace("§", ""));
      const list = await service.doComplete(document, document.positionAt(at), json);
      return new Map(
        (list?.items ?? []).map(({ label, documentation }) => [
          label,
          typeof documentation === "object" ? documentation.value : (documentation ?? ""),
        ]),
      );
    },
    hoverAt: async (file, text, offset) => {
      const { document, json } = open(file, text);
      const hover = await service.doHover(document, document.positionAt(offset), json);
      return JSON.stringify(hover?.contents ?? "");
    },
  };
}

const root = new URL("../../", import.meta.url);
const repository = editorOver((file) => readFileSync(new URL(file, root), "utf8"));

/** The text of a shipped file, by its path below `rules/`. */
export function shippedText(file: string): string {
  return readFileSync(new URL(`rules/${file}`, root), "utf8");
}

/** An editor in which the repository is opened, for files by their path below `rules/`. */
export const shippedEditor: Editor = {
  diagnosticsOf: (file, text) => repository.diagnosticsOf(`rules/${file}`, text),
  completionsAt: (file, marked) => repository.completionsAt(`rules/${file}`, marked),
  hoverAt: (file, text, offset) => repository.hoverAt(`rules/${file}`, text, offset),
};
