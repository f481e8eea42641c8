/** The desk at which the commands and modules of a document run: a folder like a reader's own. */
import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { pathToFileURL } from "node:url";
import type { Known } from "./kinds.ts";
import { readText, ROOT } from "./places.ts";

/** A folder in which `yizhan` is installed and `rules` are the shipped ones. */
export interface Desk {
  readonly folder: string;
  /** Writes a file that the document shows under a name. */
  readonly write: (name: string, text: string) => void;
  /** Takes away a file that was written; one that a command has made stays. */
  readonly remove: (name: string) => void;
  /** Runs a command line. */
  readonly run: (command: string) => Run;
  /** Runs a module. */
  readonly runModule: (name: string, source: string) => Run;
  readonly clear: () => void;
}

/** What a command printed. */
export interface Run {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

const TSX = pathToFileURL(join(ROOT, "node_modules/tsx/dist/loader.mjs")).href;

/**
 * Sets a desk up.
 *
 * @param installed The folder of a built package, which `npx yizhan` and imports of modules then are of; without it the
 *                  command line runs from the sources.
 */
export function createDesk(installed?: string): Desk {
  const folder = mkdtempSync(join(tmpdir(), "yizhan-docs-"));
  const written = new Set<string>();
  const write = (name: string, text: string): void => {
    written.add(name);
    const path = join(folder, name);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, text);
  };
  mkdirSync(join(folder, "node_modules"));
  const home = installed ?? ROOT;
  symlinkSync(home, join(folder, "node_modules/yizhan"));
  symlinkSync(join(home, "rules"), join(folder, "rules"));
  const program = installed === undefined ? ["--import", TSX, join(ROOT, "src/cli.ts")] : [join(home, "dist/cli.js")];
  const cli = [process.execPath, ...program].map(quoted).join(" ");
  const shim = `npx() { shift; ${cli} "$@"; }\n`;
  const run = (file: string, args: readonly string[]): Run => {
    const env = { ...process.env, NO_COLOR: "1", TSX_TSCONFIG_PATH: join(ROOT, "tsconfig.json") };
    const { status, stdout, stderr, error } = spawnSync(file, args, { cwd: folder, env, encoding: "utf8" });
    if (error !== undefined) throw error;
    return { code: status, stdout, stderr };
  };
  return {
    folder,
    write,
    remove: (name) => {
      if (written.delete(name)) rmSync(join(folder, name), { force: true });
    },
    run: (command) => run("sh", ["-c", shim + command]),
    runModule(name, source) {
      write(name, source);
      return run(process.execPath, ["--import", TSX, join(folder, name)]);
    },
    clear: () => rmSync(folder, { recursive: true, force: true }),
  };
}

function quoted(argument: string): string {
  return `'${argument.replaceAll("'", "'\\''")}'`;
}

/** A command with the lines that are shown under it; `null` where none are. */
export interface Command {
  readonly line: number;
  readonly command: string;
  readonly shown: string | null;
}

/** The commands of a block: lines after `$`, each with what follows it; where no line begins with `$`, every line. */
export function commandsIn(block: Known): Command[] {
  const lines = block.text.split("\n").map((text, at) => ({ text, line: block.line + 1 + at }));
  if (!lines.some(({ text }) => text.startsWith("$ ")))
    return lines.filter(({ text }) => text !== "").map(({ text, line }) => ({ line, command: text, shown: null }));
  const starts = lines.flatMap(({ text }, at) => (text.startsWith("$ ") ? [at] : []));
  return starts.map((start, i) => {
    const shown = lines.slice(start + 1, starts[i + 1]).map(({ text }) => text);
    const { text = "", line = 0 } = lines[start] ?? {};
    return { line, command: text.slice(2), shown: shown.every((each) => each === "") ? null : shown.join("\n") };
  });
}

const YIZHAN = /^npx yizhan(?: [\w./:=\p{Script=Han}-]+)*(?: < [\w./-]+)?$/u;

/** Takes away what a reader does not need of a folder of his own. */
const REMOVAL = /^rm -r my-[\w-]+(?:\/[\w-]+)*$/;

/** Whether a command prints nothing and is run for what it does. */
export function isRemoval(command: string): boolean {
  return REMOVAL.test(command);
}

/** What is done with a command: run, or known to be right by the scripts of the package. */
export function kindOfCommand(command: string): "run" | "known" | "unknown" {
  if (YIZHAN.test(command) || isRemoval(command)) return "run";
  const scripts = (JSON.parse(readText("package.json")) as { scripts: Record<string, string> }).scripts;
  const parts = command.split(" && ").map((part) => part.split(" "));
  const known = parts.every(([program, verb = "", ...rest]) => {
    if (program !== "npm") return false;
    if (verb === "install" || verb === "i" || verb === "ci") return rest.every((name) => name === "yizhan");
    const script = verb === "run" ? rest.join(" ") : rest.length === 0 ? verb : "";
    return Object.hasOwn(scripts, script) && (verb === "run" || verb === "start" || verb === "test");
  });
  return known ? "known" : "unknown";
}
