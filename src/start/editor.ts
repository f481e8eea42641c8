/** How an editor finds the schema of a file that names none: by where the file lies. */
import type { SchemaName } from "./json-schema.ts";

/** Where the settings stand, from the folder that is opened in the editor. */
export const SETTINGS_FILE = ".vscode/settings.json";

/** What VS Code, and editors that read its settings, need of them. */
export interface EditorSettings {
  readonly "json.schemas": readonly { readonly fileMatch: readonly string[]; readonly url: string }[];
}

/**
 * The files that each schema is for; a `!` leaves out. A list has no key `$schema`, and a file that is just being begun has
 * none yet; where there is one, it goes before these.
 */
const FILES: { readonly [name in SchemaName]: readonly string[] } = {
  regions: ["regions.json"],
  accepted: ["accepted.json"],
  pipeline: ["CN/*/pipeline/*.json"],
  layer: ["CN/*/*/*.json", "!CN/*/pipeline/*.json", "!CN/*/cases/*.json"],
  case: ["cases/*.json", "!cases/survivors.json"],
  survivors: ["cases/survivors.json"],
};

/** The place of a schema, from the folder of the rules. */
export function schemaFile(name: string): string {
  return `schema/${name}.schema.json`;
}

/**
 * The settings for a folder that is opened in the editor.
 *
 * @param rules Where the rules are in it, such as `"./"`.
 */
export function editorSettings(rules: string): EditorSettings {
  return {
    "json.schemas": Object.entries(FILES).map(([name, fileMatch]) => ({
      fileMatch,
      url: `${rules}${schemaFile(name)}`,
    })),
  };
}
