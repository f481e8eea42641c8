/** What a schema expects, in two languages, in the one message that zod has. */
import type { Text } from "./types.ts";

const SEPARATOR = "\n";

/** Packs both languages into a message of zod. */
export function expecting(zh: string, en: string): string {
  return `${zh}${SEPARATOR}${en}`;
}

/** The languages of a message that `expecting` packed, or `null` for a message of zod's own. */
export function expectedBy(message: string): Text | null {
  const at = message.indexOf(SEPARATOR);
  return at === -1 ? null : { zh: message.slice(0, at), en: message.slice(at + SEPARATOR.length) };
}
