/**
 * A schema that looks at a value to know which of several shapes it means, so that findings are of that shape. A plain
 * union would say that none of all fits.
 */
import * as z from "zod";
// Not by `z.core`, which would keep every locale of zod in the package.
import { $constructor } from "zod/v4/core";
import { expecting } from "./wording.ts";

/** What is wrong where no shape is meant: a message by `expecting`, and what was found. */
interface Unclear {
  readonly message: string;
  readonly found: string;
}

type Choose = (value: unknown) => z.ZodType | Unclear;

interface ChoiceDef extends z.core.$ZodUnionDef {
  readonly choose: Choose;
}

const Choice: z.core.$constructor<z.ZodUnion<readonly z.ZodType[]>, ChoiceDef> = $constructor(
  "Choice",
  (schema: z.ZodUnion<readonly z.ZodType[]>, def: ChoiceDef) => {
    // A union in everything but parsing: JSON Schema prints it as one.
    z.ZodUnion.init(schema, def);
    const { _zod: internals } = schema;
    internals.parse = (payload, context) => {
      const chosen = def.choose(payload.value);
      if (chosen instanceof z.ZodType) {
        const { _zod: meant } = chosen;
        return meant.run(payload, context);
      }
      const { message, found } = chosen;
      payload.issues.push({ code: "custom", input: payload.value, inst: schema, message, params: { found } });
      return payload;
    };
  },
);

/** A schema of several, of which a look at the value tells which is meant. */
export function choice<T>(options: readonly z.ZodType<T>[], choose: Choose): z.ZodType<T> {
  return new Choice({ type: "union", options, choose }) as unknown as z.ZodType<T>;
}

/** An object whose shape is told by which one of some keys it has; none and several are findings. */
export function byKey<T>(options: { readonly [key: string]: z.ZodType<T> }): z.ZodType<T> {
  const [first] = Object.values(options);
  if (first === undefined) throw new RangeError("no options");
  const keys = Object.keys(options);
  const message = expecting(`${keys.join("、")} 中恰有一个`, `exactly one of ${keys.join(", ")}`);
  return choice(Object.values(options), (value) => {
    // What is no object at all is refused as such by any of them.
    if (typeof value !== "object" || value === null || Array.isArray(value)) return first;
    const present = keys.filter((key) => Object.hasOwn(value, key));
    const [key, ...others] = present;
    const meant = key === undefined || others.length > 0 ? undefined : options[key];
    return meant ?? { message, found: present.length === 0 ? "none" : present.join(", ") };
  });
}

/** A text, or else something that is none. */
export function textOr<T>(text: z.ZodType<T>, other: z.ZodType<T>): z.ZodType<T> {
  return choice([text, other], (value) => (typeof value === "object" ? other : text));
}
