import { editorSettings, schemaFile, SETTINGS_FILE } from "../../src/start/editor.ts";
import { jsonSchemas } from "../../src/start/json-schema.ts";

/** The committed files for editors, from the root of the repository, with the text that each should have. */
export function schemaFiles(): { readonly file: string; readonly text: string }[] {
  const schemas = Object.entries(jsonSchemas()).map(([name, schema]) => ({
    file: `rules/${schemaFile(name)}`,
    schema,
  }));
  return [...schemas, { file: SETTINGS_FILE, schema: editorSettings("./rules/") }].map(({ file, schema }) => ({
    file,
    text: `${JSON.stringify(schema, null, 2)}\n`,
  }));
}
