/** What the verbs of `yizhan rules` take and print alike. */
import type { Language } from "../errors.ts";
import { printable } from "../report/width.ts";
import { misuse, oneOf, readOptions } from "./options.ts";
import type { Options, ReadOptions } from "./options.ts";
import type { VerbContext } from "./verb.ts";
import { createWriter } from "./writer.ts";

/** The arguments of a verb that works on one folder. */
export interface FolderArguments {
  /** `undefined`: the shipped rules. */
  readonly folder: string | undefined;
  readonly asData: boolean;
  readonly options: ReadOptions;
}

/**
 * Reads the arguments of a verb that works on one folder: it, `--lang`, `--format`, and options of its own.
 *
 * @throws Misuse
 */
export function readFolderArguments(argv: readonly string[], own: Options = {}): FolderArguments {
  const options = readOptions(argv, { lang: { type: "string" }, format: { type: "string" }, ...own });
  const [folder, ...more] = options.positionals;
  if (more.length > 0) throw misuse(`多余的参数 ${more.join(" ")}`, `too many arguments: ${more.join(" ")}`);
  oneOf("--lang", ["zh", "en"], options.text("lang"));
  return { folder, asData: oneOf("--format", ["text", "json"], options.text("format")) === "json", options };
}

/** Writes a result as data, or as lines of text. */
export async function writeResult(
  { streams, language }: VerbContext,
  asData: boolean,
  data: unknown,
  format: (language: Language) => string,
): Promise<void> {
  const text = asData ? `${JSON.stringify(data, null, 2)}\n` : format(language).split("\n").map(printable).join("\n");
  await createWriter(streams.stdout).write(text);
}
