/**
 * Rules from folders, for Node.
 *
 * @packageDocumentation
 */
import { existsSync, readdirSync, readFileSync, realpathSync, statSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { refuse } from "./errors.ts";
import type { Issue } from "./errors.ts";
import { compareCodePoints } from "./order.ts";
import { placed } from "./placed.ts";
import { createLazyRulebook, createRulebook, createSealedRulebook } from "./rulebook.ts";
import type { Rulebook } from "./rulebook.ts";
import { overlay } from "./rules/overlay.ts";
import type { Replacement } from "./rules/overlay.ts";
import type { RuleFile, Text } from "./rules/types.ts";

export type { Replacement } from "./rules/overlay.ts";

/** Which rules to load. */
export interface LoadOptions {
  /** Rule folders beside the shipped rules; each has the same shape as they. */
  readonly folders?: readonly string[];
  /** Whether to load the rules that come with the package. Default: yes. */
  readonly shipped?: boolean;
  /**
   * Is told of each shipped file in whose place one of the folders stands: of the same region, layer, start and
   * publication. `by` names the folder as it was given.
   */
  readonly onReplaced?: (replacement: Replacement) => void;
}

/** Folders among the rules that hold no rules. */
const PASSED_OVER = new Set(["cases", "samples", "schema"]);

/**
 * The folder of the rules that come with the package.
 *
 * @example
 * readRuleFiles(shippedRules()).length > 0; // true
 */
export function shippedRules(): string {
  // The same way up from src/ and from dist/.
  return fileURLToPath(new URL("../rules", import.meta.url));
}

/**
 * Reads the rule files of a folder, for `createRulebook`: every `.json` below it but in `cases`, `samples`, `schema` and
 * hidden folders.
 *
 * @returns Their text, named relative to the folder with `/`, sorted by name (by code point).
 * @throws SettlementError `invalid_rules` naming everything that cannot be read, or that is not UTF-8.
 * @example
 * const rulebook = createRulebook(readRuleFiles("county-rules"));
 */
export function readRuleFiles(folder: string): RuleFile[] {
  return refusingAll((wrong) => readFolder(folder, wrong));
}

/** Folders among the rules that hold no companion cases. */
const WITHOUT_CASES = new Set(["samples", "schema"]);
const IN_CASES = /(^|\/)cases\/[^/]+$/;

/**
 * Reads the companion cases of a rule folder, for `testCases` and `mutateRules`: every `.json` right in a folder `cases`
 * below it, their `survivors.json` too.
 *
 * @param onUnreadable As of `layFolders`: is told of each that cannot be read, in place of throwing.
 * @returns As `readRuleFiles`.
 * @throws SettlementError as `readRuleFiles`.
 * @example
 * const results = testCases(loadRules(), readCaseFiles(shippedRules()));
 */
export function readCaseFiles(folder: string, onUnreadable?: (issue: Issue) => void): RuleFile[] {
  return refusingAll((wrong) => {
    const names = namesBelow(folder, "", [], wrong, WITHOUT_CASES).filter((file) => IN_CASES.test(file));
    return names.sort(compareCodePoints).flatMap((file) => readText(folder, file, wrong));
  }, onUnreadable);
}

/**
 * Reads the shipped rules and those of further folders into a rulebook. A file of a folder replaces the shipped one of
 * the same region, layer, start and publication; anything else is added.
 *
 * Without folders the shipped rules are read as the build has parsed and checked them, each region's with the first claim
 * of it: a shipped file that is changed where the package is installed changes nothing.
 *
 * Files keep their names relative to their folder, in receipts too; findings name those of further folders with the
 * folder as it was given.
 *
 * @throws SettlementError `invalid_rules`, `unsupported_operator`: every finding of every file.
 * @example
 * const rulebook = loadRules({ folders: ["county-rules"] });
 */
export function loadRules(options: LoadOptions = {}): Rulebook {
  const { folders = [], shipped = true } = options;
  if (shipped && folders.length === 0) return shippedRulebook();
  const { files, placeOf } = layFolders(options);
  return placed(() => createRulebook(files), placeOf);
}

/** Where the folders of regions are among the shipped rules, each named `<code>-<name>`. */
const COUNTRY = "CN/";

/**
 * Where the build puts the shipped rules that it has parsed and checked: beside itself. In the sources there are none, and
 * the files are parsed.
 */
const SEALED = fileURLToPath(new URL("./sealed", import.meta.url));

/** The shipped rules, of which a region's files are read with the first claim of it. */
function shippedRulebook(): Rulebook {
  if (existsSync(SEALED)) return createSealedRulebook((file) => readFileSync(join(SEALED, file), "utf8"));
  const folder = shippedRules();
  const [regions] = refusingAll((wrong) => readText(folder, "regions.json", wrong));
  const codes = new Map(readdirSync(join(folder, COUNTRY)).map((name) => [name.split("-", 1)[0], name]));
  return createLazyRulebook(regions ?? { file: "regions.json" }, (code) => {
    const name = codes.get(code);
    if (name === undefined) return [];
    return refusingAll((wrong) => readBelow(folder, `${COUNTRY}${name}/`, wrong));
  });
}

/** Which folders to lay over the shipped rules. */
export interface LayOptions extends LoadOptions {
  /**
   * Is told of each file that cannot be read, in place of throwing; it is then among the files without `text`, which
   * `checkRules` finds too.
   */
  readonly onUnreadable?: (issue: Issue) => void;
}

/** The rule files of several folders. */
export interface LaidFolders {
  /** Named relative to their folder. */
  readonly files: readonly RuleFile[];
  /** A file's name with its folder as it was given; one that is shipped, or unknown, as it is. */
  readonly placeOf: (file: string) => string;
  /** Whether a folder that was given has a file of that name. */
  readonly isOwn: (file: string) => boolean;
}

/**
 * Reads the shipped rules and lays further folders over them, for tools that look at files and not at bills.
 *
 * @throws SettlementError `invalid_rules` naming everything that cannot be read, unless `onUnreadable` is told.
 * @example
 * const { files, placeOf } = layFolders({ folders: ["county-rules"] });
 */
export function layFolders(options: LayOptions = {}): LaidFolders {
  const { folders = [], shipped = true, onReplaced, onUnreadable } = options;
  const below = shipped ? readRuleFiles(shippedRules()) : [];
  const readAll = (wrong: Wrong) => folders.map((folder) => ({ folder, files: readFolder(folder, wrong) }));
  const further = refusingAll(readAll, onUnreadable);
  const { files, replaced } = overlay(
    below,
    further.flatMap((each) => each.files),
  );
  // The shipped rules are sound by themselves: what is wrong came with a folder that has a file of that name.
  const foldersOf = (name: string): string[] =>
    further.flatMap(({ folder, files: own }) => (own.some(({ file }) => file === name) ? [folder] : []));
  const placeOf = (name: string): string =>
    foldersOf(name)
      .map((folder) => join(folder, name))
      .join(" | ") || name;
  if (onReplaced !== undefined) for (const each of replaced) onReplaced({ ...each, by: placeOf(each.by) });
  return { files, placeOf, isOwn: (name) => foldersOf(name).length > 0 };
}

type Wrong = (file: string, expected: Text, found: string) => void;

/** Runs with a list of findings, and refuses if there is any in the end that nobody else is told. */
function refusingAll<T>(read: (wrong: Wrong) => T, onUnreadable?: (issue: Issue) => void): T {
  const issues: Issue[] = [];
  const tell = onUnreadable ?? ((issue: Issue): void => void issues.push(issue));
  const result = read((...found) => tell(issueOf(...found)));
  refuse(issues);
  return result;
}

function issueOf(file: string, expected: Text, found: string): Issue {
  return { code: "invalid_rules", file, path: "", expected, found };
}

function readFolder(folder: string, wrong: Wrong): RuleFile[] {
  return readBelow(folder, "", wrong);
}

function readBelow(folder: string, under: string, wrong: Wrong): RuleFile[] {
  return namesBelow(folder, under, [], wrong)
    .sort(compareCodePoints)
    .flatMap((file) => readText(folder, file, wrong));
}

const FOLDER: Text = { zh: "可读的规则文件夹", en: "a readable folder of rules" };
const FILE: Text = { zh: "可读的 UTF-8 文件", en: "a readable file in UTF-8" };

/** Names of the rule files below `folder/under`; `above` holds the real paths of the folders on the way. */
function namesBelow(
  folder: string,
  under: string,
  above: readonly string[],
  wrong: Wrong,
  passedOver: ReadonlySet<string> = PASSED_OVER,
): string[] {
  const path = join(folder, under);
  try {
    const real = realpathSync(path);
    // A link to a folder above would be walked for ever.
    if (above.includes(real)) return [];
    return readdirSync(path).flatMap((name) => {
      const file = `${under}${name}`;
      if (name.startsWith(".")) return [];
      // A link that leads nowhere is a file that cannot be read.
      const isFolder = statSync(join(folder, file), { throwIfNoEntry: false })?.isDirectory() ?? false;
      if (!isFolder) return name.endsWith(".json") ? [file] : [];
      return passedOver.has(name) ? [] : namesBelow(folder, `${file}/`, [...above, real], wrong, passedOver);
    });
  } catch (error) {
    wrong(under === "" ? folder : join(folder, under), FOLDER, reasonOf(error));
    return [];
  }
}

function readText(folder: string, file: string, wrong: Wrong): RuleFile[] {
  try {
    // The byte-order mark stays, for the reader of JSON to refuse.
    const text = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(readFileSync(join(folder, file)));
    return [{ file, text }];
  } catch (error) {
    wrong(join(folder, file), FILE, reasonOf(error));
    return [{ file }];
  }
}

/** The system's code, such as `ENOENT`; paths of the machine stay out of the message. */
function reasonOf(error: unknown): string {
  const code = error instanceof Error && "code" in error ? String(error.code) : "";
  return code === "ERR_ENCODING_INVALID_ENCODED_DATA" ? "bytes that are not UTF-8" : code || String(error);
}
