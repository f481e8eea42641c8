import { jsonSchemas } from "../../src/rules/json-schema.ts";

/** The files of rules/schema with the text that each should have. */
export function schemaFiles(): { readonly file: string; readonly text: string }[] {
  return Object.entries(jsonSchemas()).map(([name, schema]) => ({
    file: `${name}.schema.json`,
    text: `${JSON.stringify(schema, null, 2)}\n`,
  }));
}
