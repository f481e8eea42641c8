/** Documentation of the keys of rule files, for the JSON Schemas that editors read. */
import * as z from "zod";

/**
 * Makes schemas that never make code. zod's settings are shared by every copy of zod in the process, the host's too: ours
 * is set while a schema is made, which is when zod reads it, and put back.
 */
function quietly<T>(make: () => T): T {
  const settings = z.config();
  const own = Object.hasOwn(settings, "jitless");
  const before = settings.jitless;
  settings.jitless = true;
  try {
    return make();
  } finally {
    if (own) settings.jitless = before;
    else delete settings.jitless;
  }
}

/** An object without further keys. */
export const strictObject: typeof z.strictObject = (shape, params) => quietly(() => z.strictObject(shape, params));

/** What a JSON Schema says of a part beside its shape. */
export interface Documented {
  readonly description?: string;
  /** Name of the part among the `$defs`; unique. */
  readonly id?: string;
  readonly pattern?: string;
  /** What VS Code says of a text that does not have the pattern, instead of the pattern. */
  readonly patternErrorMessage?: string;
}

/** Our own registry: zod's global one belongs to every copy of zod in the process. */
export const documentation = z.registry<Documented>();

/** A key that must be there, with what it is. */
export function field<S extends z.ZodType>(schema: S, zh: string, en: string): S {
  const own = quietly(() => schema.clone());
  documentation.add(own, { description: `${zh} / ${en}` });
  return own;
}

/** A key that may be absent, with what it is; there, it is never `undefined`. */
export function optional<S extends z.ZodType>(schema: S, zh: string, en: string): z.ZodExactOptional<S> {
  const own = z.exactOptional(schema);
  documentation.add(own, { description: `${zh} / ${en}` });
  return own;
}

/** A part that is printed once, under a name. */
export function named<S extends z.ZodType>(schema: S, id: string, more: Documented = {}): S {
  documentation.add(schema, { ...documentation.get(schema), ...more, id });
  return schema;
}
