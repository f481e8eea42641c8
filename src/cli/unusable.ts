/** What makes a run impossible. */
import type { Text } from "../rules/types.ts";

/** Thrown for arguments and files that cannot be used; the run ends with exit code 2. */
export class Unusable extends Error {
  constructor(readonly text: Text) {
    super(text.en);
  }
}

/** Thrown for arguments: the help text says how they are meant. */
export class Misuse extends Unusable {}

/** The system's code of an error, such as `ENOENT`, or its message. */
export function systemReason(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return "code" in error ? String(error.code) : error.message;
}
