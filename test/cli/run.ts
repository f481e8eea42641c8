/** Runs the command line: inside this process with streams of its own, or from its source as a process. */
import { spawn } from "node:child_process";
import type { ChildProcessWithoutNullStreams } from "node:child_process";
import { PassThrough, Readable } from "node:stream";
import { text } from "node:stream/consumers";
import { fileURLToPath } from "node:url";
import { main } from "../../src/cli/main.ts";

/** What a run left. */
export interface Finished {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** What a run finds around it. */
export interface Surroundings {
  readonly env?: Readonly<Record<string, string>>;
  /** Columns of standard output, if that is a terminal. */
  readonly columns?: number;
  readonly stderrIsTerminal?: boolean;
}

/** Runs inside this process, which is fast; a text or bytes as standard input. */
export async function run(
  args: readonly string[],
  stdin: string | Uint8Array = "",
  { env = {}, columns, stderrIsTerminal = false }: Surroundings = {},
): Promise<Finished> {
  const stdout = Object.assign(new PassThrough(), columns === undefined ? {} : { isTTY: true, columns });
  const stderr = Object.assign(new PassThrough(), { isTTY: stderrIsTerminal });
  const printed = Promise.all([text(stdout), text(stderr)]);
  const source = Readable.from(stdin.length === 0 ? [] : [Buffer.from(stdin)]);
  const code = await main(args, { stdin: source, stdout, stderr }, env);
  stdout.end();
  stderr.end();
  const [out, error] = await printed;
  return { code, stdout: out, stderr: error };
}

const cli = fileURLToPath(new URL("../../src/cli.ts", import.meta.url));
const tsx = import.meta.resolve("tsx");

/** Starts a process. */
export function start(args: readonly string[], nodeArgs: readonly string[] = []): ChildProcessWithoutNullStreams {
  return spawn(process.execPath, [...nodeArgs, "--import", tsx, cli, ...args]);
}

/** Starts a process that can write no file of more than so many blocks, as on a disk that is full. */
export function startWithin(blocks: number, args: readonly string[]): ChildProcessWithoutNullStreams {
  const script = `trap "" XFSZ; ulimit -f ${blocks}; exec "$@"`;
  const env = { ...process.env, TSX_DISABLE_CACHE: "1" };
  return spawn("sh", ["-c", script, "sh", process.execPath, "--import", tsx, cli, ...args], { env });
}

/** Runs a process to its end. */
export async function runProcess(args: readonly string[], stdin = "", child = start(args)): Promise<Finished> {
  const printed = Promise.all([text(child.stdout), text(child.stderr)]);
  // A run that refuses its arguments does not wait for its input.
  child.stdin.on("error", () => {});
  child.stdin.end(stdin);
  const code = await new Promise<number | null>((resolve) => child.on("close", resolve));
  const [stdout, stderr] = await printed;
  return { code, stdout, stderr };
}
