/** Documentation of the keys of rule files, for the JSON Schemas that editors read. */
import { z } from "../zod.ts";

/** What a JSON Schema says of a part beside its shape. */
export interface Documented {
  readonly description?: string;
  /** Name of the part among the `$defs`; unique. */
  readonly id?: string;
  readonly pattern?: string;
}

/** Our own registry: zod's global one belongs to every copy of zod in the process. */
export const documentation = z.registry<Documented>();

/** A key that must be there, with what it is. */
export function field<S extends z.ZodType>(schema: S, zh: string, en: string): S {
  const own = schema.clone();
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
  documentation.add(schema, { ...more, id });
  return schema;
}
