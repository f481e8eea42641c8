/** The streams of a process, as far as the command line uses them. */
import type { Writable } from "node:stream";

/** Where output goes; a terminal says so, and how wide it is. */
export type Output = Writable & { readonly isTTY?: boolean; readonly columns?: number };

/** Standard input, output and error. */
export interface Streams {
  readonly stdin: AsyncIterable<Uint8Array>;
  readonly stdout: Output;
  readonly stderr: Output;
}
