/** Companion cases, and explanations of changes that none notices: their form, and what they refer to. None is run. */
import { parseAccount } from "../account/account.ts";
import { parseClaim } from "../claim/parse.ts";
import { SettlementError, show } from "../errors.ts";
import { caseFileSchema, isRangeCase } from "../rules/case-file.ts";
import { crossFaults } from "../rules/cross-faults.ts";
import { explanationsSchema } from "../rules/explanations.ts";
import type { ReadRules } from "../rules/parse.ts";
import { placesOf } from "../rules/places.ts";
import type { Places } from "../rules/places.ts";
import { fieldOf, textOf } from "../rules/raw.ts";
import { isPassedOver, readContent } from "../rules/source.ts";
import type { Source } from "../rules/source.ts";
import type { RuleFile } from "../rules/types.ts";
import { contentOf } from "./content.ts";
import { ORDER } from "./holes.ts";
import { placeholdersIn } from "./placeholders.ts";
import type { Find, Report } from "./report.ts";
import { evaluateWorking } from "./working.ts";

const IN_CASES = /(^|[\\/])cases[\\/][^\\/]+\.json$/;
const SURVIVORS = /(^|[\\/])survivors\.json$/;

/**
 * Findings about the files right in folders named `cases`, and about cases that are elsewhere.
 *
 * @param files Every file; `read` is what the rules among them say.
 */
export function findInCompanions(files: readonly RuleFile[], read: ReadRules, report: Report): void {
  const { sources } = read;
  const places = placesOf(sources);
  const rules = new Set(sources.map(({ file }) => file));
  for (const given of files)
    if (SURVIVORS.test(given.file) && IN_CASES.test(given.file)) findInSurvivors(given, rules, report);
    else if (IN_CASES.test(given.file)) findInCase(given, places, read, report);
    else if (!rules.has(given.file) && !isPassedOver(given.file)) findAstray(given, report);
}

/** A case that nothing runs, since it is not where cases are. */
function findAstray(given: RuleFile, report: Report): void {
  const read = readContent(given);
  if (!read.ok || fieldOf(read.value, "claim") === undefined) return;
  report.of(given.file)("unreadable", "", {
    zh: "这是案例,但不在名为 cases 的文件夹中,不会被运行;移入 cases",
    en: "it is a case, but not right in a folder named cases, so that none runs it; move it into cases",
  });
}

function findInSurvivors(given: RuleFile, rules: ReadonlySet<string>, report: Report): void {
  const { value } = contentOf(explanationsSchema, given, report);
  placeholdersIn(value, report.raw(given.file));
  listOf(value, "survivors").forEach((entry, at) => {
    const file = textOf(entry, "file");
    if (file === undefined || rules.has(file)) return;
    report.of(given.file)("unknown_file", `survivors[${at}].file`, {
      zh: `没有规则文件 ${show(file)}`,
      en: `there is no rule file ${show(file)}`,
    });
  });
}

function findInCase(given: RuleFile, places: Places, read: ReadRules, report: Report): void {
  const { file } = given;
  const { value } = contentOf(caseFileSchema, given, report);
  if (value === undefined) return;
  placeholdersIn(value, report.raw(file));
  for (const [key, parse] of [
    ["claim", parseClaim],
    ["account", parseAccount],
  ] as const)
    if (fieldOf(value, key) !== undefined) findInForm(key, () => parse(fieldOf(value, key)), file, report);
  if (isRangeCase(value)) findInVersion(value.version, file, read, report);
  findInReferences(value, places, file, report);
  findInWorking(value, report.of(file));
}

/** What the version of a case of ranges says in itself, and of what pipelines declare, as if it were a rule file. */
function findInVersion(version: unknown, file: string, { sources, unread }: ReadRules, report: Report): void {
  const own: Source = { file, kind: "version", value: version };
  const others = sources.filter(({ kind }) => kind !== "version");
  // What is wrong with its form is said already.
  const said = new Set(report.findings().flatMap((each) => (each.file === file ? [each.path] : [])));
  for (const { kind, issue } of crossFaults([...others, own], unread, own)) {
    const path = `version.${issue.path}`;
    if (issue.file === file && !said.has(path)) report.fault(kind, { ...issue, path });
  }
}

/** Arithmetic that cannot be worked out, whatever the rules pay. */
function findInWorking(value: unknown, find: Find): void {
  const lines = listOf(value, "working").map((line, at) => [`working[${at}].expression`, fieldOf(line, "expression")]);
  for (const [path, expression] of [...lines, ["patientWorking", fieldOf(value, "patientWorking")]] as const)
    if (typeof expression === "string" && expression !== "") findInExpression(expression, String(path), find);
}

function findInExpression(expression: string, path: string, find: Find): void {
  try {
    evaluateWorking(expression);
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    const shown = show(expression);
    find("schema", path, {
      zh: `算式 ${shown} 算不出精确到分的金额`,
      en: `${shown} does not work out to an amount exact to the fen`,
    });
  }
}

/** What is wrong with a claim or an account, whatever the rules say of it. */
function findInForm(key: string, parse: () => unknown, file: string, report: Report): void {
  try {
    parse();
  } catch (error) {
    if (!(error instanceof SettlementError)) throw error;
    for (const issue of error.issues) {
      const path = issue.path === "" || issue.path.startsWith("[") ? `${key}${issue.path}` : `${key}.${issue.path}`;
      report.fault("schema", { ...issue, file, path });
    }
  }
}

function listOf(value: unknown, key: string): readonly unknown[] {
  const list = fieldOf(value, key);
  return Array.isArray(list) ? list : [];
}

/** Regions, layers and payers that there are not, but where that is what the bill must be refused for. */
function findInReferences(value: unknown, places: Places, file: string, report: Report): void {
  const { holes } = report;
  const find = report.of(file);
  const [claim, expect] = [fieldOf(value, "claim"), fieldOf(value, "expect")];
  const refused = listOf(expect, "refused");
  const region = textOf(fieldOf(claim, "person"), "region");
  if (region === undefined) return;
  if (!places.isKnown(region)) {
    if (!holes.mayList && !refused.includes("unknown_region"))
      find("unknown_region", "claim.person.region", {
        zh: `没有地区 ${show(region)}`,
        en: `there is no region ${show(region)}`,
      });
    return;
  }
  if (holes.mayHave(places.chainOf(region), ORDER)) return;
  const lists = [
    ["expect.payments", listOf(expect, "payments")],
    ["expect.notes", listOf(expect, "notes")],
    ["working", listOf(value, "working")],
    ["claim.paid", refused.includes("unknown_layer") ? [] : listOf(claim, "paid")],
  ] as const;
  for (const [path, list] of lists)
    list.forEach((entry, at) => {
      const [layer, payer] = [textOf(entry, "layer"), textOf(entry, "payer")];
      if (layer !== undefined && !places.isLayer(region, layer))
        find("undeclared_code", `${path}[${at}].layer`, {
          zh: `${region} 及其上级没有声明层 ${show(layer)}`,
          en: `no pipeline of ${region} or above declares a layer ${show(layer)}`,
        });
      if (payer !== undefined && !places.isPayer(region, payer))
        find("undeclared_code", `${path}[${at}].payer`, {
          zh: `${region} 及其上级没有声明支付方 ${show(payer)}`,
          en: `no pipeline of ${region} or above declares a payer ${show(payer)}`,
        });
    });
}
