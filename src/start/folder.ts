/** The folder with which a county begins: files that are sound, refuse every claim, and say what must be filled in. */
import { isDay } from "../date.ts";
import { jsonSchemas } from "./json-schema.ts";
import { indexRules } from "../rules/rule-index.ts";
import { resolvePipeline } from "../rules/resolve-pipeline.ts";
import { resolveRules } from "../rules/resolve.ts";
import { parseRuleFiles } from "../rules/parse.ts";
import { TO_FILL } from "../rules/placeholder.ts";
import type { RuleSet } from "../rules/parse.ts";
import { SettlementError } from "../errors.ts";
import type { Issue } from "../errors.ts";
import type { Day, FullVersion, Pipeline, Region, RuleFile } from "../rules/types.ts";
import { startingCase } from "./case.ts";
import { editorSettings, schemaFile, SETTINGS_FILE } from "./editor.ts";
import { guideOf } from "./guide.ts";

/** What a new region is. */
export interface StartOptions {
  /** Its code, 6 digits. */
  readonly region: string;
  /** The code of the region above, which is known. */
  readonly parent: string;
  readonly nameZh?: string;
  readonly nameEn?: string;
  /** First day of the files; to be corrected to that of the notice. */
  readonly from: Day;
}

/** A file to write, with its path inside the folder. */
export interface StartFile {
  readonly file: string;
  readonly text: string;
}

const BELOW: { readonly [level in Region["level"]]: Region["level"] | null } = {
  country: "province",
  province: "city",
  city: "county",
  county: null,
};

/**
 * The files of a starting folder: `regions.json` (unless the region is known), a pipeline (unless one is in force above),
 * a version of every layer that the regions above leave to the county, a companion case that holds as long as they refuse
 * every claim, the schemas for the editor with the settings by which it finds them, and a guide.
 *
 * Every version refuses each claim (`not_encoded`) until its `notEncoded` entry is taken out: a figure that is only there
 * to show the format settles nobody's bill.
 *
 * @param files The rules that the folder will be read beside.
 * @throws SettlementError `unknown_region` for a parent that is not there; `invalid_rules` where no region can be below
 *         it, the region is known under another parent, or `from` is no day of the calendar.
 * @example
 * startingFolder(readRuleFiles(shippedRules()), { region: "411399", parent: "411300", from: "2024-01-01" })[0].file; // "README.md"
 */
export function startingFolder(files: readonly RuleFile[], options: StartOptions): StartFile[] {
  const rules = parseRuleFiles(files);
  const { region, from } = options;
  const parent = parentOf(rules, options);
  const known = rules.regions.get(region);
  const level = known?.level ?? BELOW[parent.level] ?? "county";
  const name = {
    zh: options.nameZh ?? known?.name.zh ?? `${TO_FILL}：地区名称`,
    en: options.nameEn ?? known?.name.en ?? `${TO_FILL}: name`,
  };
  const folder = `CN/${region}-${latinOf(options.nameEn ?? known?.name.en)}`;
  const { open, classes } = decidedAbove(rules, options);
  const json: [string, unknown][] = [];
  if (known === undefined) json.push(["regions.json", [{ code: region, name, parent: parent.code, level }]]);
  if (open === null) json.push([`${folder}/pipeline/${from}.json`, pipelineFile(region, from)]);
  for (const layer of open ?? ["basic", "medicalAssistance"])
    json.push([`${folder}/${kebab(layer)}/${from}.json`, versionFile(layer, region, from)]);
  const own = json.map(([file, data]): RuleFile => ({ file, data }));
  const versions = own.map(({ file }) => file).filter((file) => file.startsWith("CN/"));
  const subject = { region, from, hospitalClass: classes[0], toFill: TO_FILL };
  const first = versions.length === 0 ? null : startingCase([...files, ...own], subject);
  const firstCase = first === null ? null : `${folder}/cases/inpatient.json`;
  if (firstCase !== null) json.push([firstCase, first]);
  for (const [schema, printed] of Object.entries(jsonSchemas())) json.push([schemaFile(schema), printed]);
  json.push([SETTINGS_FILE, editorSettings("./")]);
  const written = json.map(([file, data]) => ({ file, text: `${JSON.stringify(data, null, 2)}\n` }));
  return [
    { file: "README.md", text: guideOf({ name, region, parent, folder, versions, firstCase, from }) },
    ...written,
  ];
}

function parentOf({ regions }: RuleSet, { region, parent, from }: StartOptions): Region {
  const above = regions.get(parent);
  const known = regions.get(region);
  const refuse = (code: "unknown_region" | "invalid_rules", zh: string, en: string, found: string): never => {
    const issue: Issue = { code, path: "", expected: { zh, en }, found };
    throw new SettlementError([issue]);
  };
  if (!isDay(from)) return refuse("invalid_rules", "首日 YYYY-MM-DD", "a first day YYYY-MM-DD", String(from));
  if (above === undefined)
    return refuse("unknown_region", "规则库中的上级地区", "a region above that the rules have", parent);
  if (known !== undefined && known.parent !== parent)
    return refuse("invalid_rules", `${region} 的上级地区`, `the region above ${region}`, parent);
  if (known === undefined && BELOW[above.level] === null)
    return refuse("invalid_rules", "县级以上的上级地区", "a region above that is no county", parent);
  if (!/^\d{6}$/.test(region)) return refuse("invalid_rules", "6 位地区代码", "a region code of 6 digits", region);
  return above;
}

interface DecidedAbove {
  /**
   * The layers of the order that the regions above leave to the county: no rule, or one without a benefit of a layer
   * that may be left out. `null` where there is no pipeline above on the day.
   */
  readonly open: readonly string[] | null;
  /** The hospital classes that the regions above declare. */
  readonly classes: readonly string[];
}

/** What the regions above decide on the first day. */
function decidedAbove(rules: RuleSet, { parent, from }: StartOptions): DecidedAbove {
  const index = indexRules(rules);
  try {
    const pipeline = resolvePipeline(index, parent, from, from);
    const resolved = resolveRules(index, parent, pipeline, from, from, from);
    const { order, optional = [] } = pipeline.data;
    // What a hospital waives stands in few notices; a county that has none leaves the layer out.
    const open = order.filter((layer) => {
      const above = resolved.layers.get(layer);
      const left = above === undefined || (above.benefits.length === 0 && optional.includes(layer));
      return left && !layer.startsWith("hospital");
    });
    return { open, classes: [...resolved.declared.classes.keys()] };
  } catch (error) {
    if (error instanceof SettlementError && error.issues[0].code === "not_in_force") return { open: null, classes: [] };
    throw error;
  }
}

const DOCUMENTS = {
  n: {
    title: `${TO_FILL}：本县通知的名称，文号写入 number`,
    evidence: "illustrative",
    note: "看过原文后改 evidence：official 官方原文，repost 转载；并写 issued、url、checked。 / Once it is read: official or repost, with issued, url and checked.",
  },
} as const;

function versionFile(layer: string, region: string, from: Day): FullVersion {
  return {
    $schema: "../../../schema/layer.schema.json",
    layer,
    region,
    from,
    published: null,
    documents: DOCUMENTS,
    note: {
      zh: `${TO_FILL}：首日 from、公布日期 published（来源没有则 null）、下面的待遇。以下数字只示范写法，不是政策。`,
      en: `${TO_FILL}: the first day, the day of publication (null if the source gives none), the benefits. The figures show the format; they are no policy.`,
    },
    benefits: [
      {
        id: "inpatient",
        title: { zh: "住院（示范）", en: "Inpatient (to show the format)" },
        source: "n 一",
        when: {
          and: [
            { "==": [{ var: "person.insurance" }, "resident"] },
            { "==": [{ var: "visit.kind" }, "inpatient"] },
            { some: [{ var: "person.categories" }, { in: [{ var: "" }, ["subsistence", "extremePoor", "marginal"]] }] },
          ],
        },
        base: { of: ["inScope"] },
        limits: [{ amount: "10000.00", on: "paid", per: "year" }],
        cases: [
          {
            id: "marginal",
            title: { zh: "低保边缘（示范）", en: "Marginal (to show the format)" },
            deductible: "500.00",
            bands: [{ upTo: "10000.00", rate: "0.70" }, { rate: "0.75" }],
            source: "n 二",
          },
          {
            id: "poor",
            title: { zh: "低保、特困（示范）", en: "Subsistence and extreme poor (to show the format)" },
            when: { some: [{ var: "person.categories" }, { in: [{ var: "" }, ["subsistence", "extremePoor"]] }] },
            exceptionTo: "marginal",
            bands: [{ rate: "0.80" }],
            source: "n 二",
          },
        ],
      },
    ],
    notEncoded: [
      {
        source: "n",
        why: {
          zh: `${TO_FILL}：本县规则尚未填写。填好并核对后删去本条；删去之前一律拒绝结算。`,
          en: `${TO_FILL}: the rules of this region are not filled in yet. Take this entry out when they are; until then every claim is refused.`,
        },
        effect: "refuse",
      },
    ],
  };
}

function pipelineFile(region: string, from: Day): Pipeline {
  return {
    $schema: "../../../schema/pipeline.schema.json",
    region,
    from,
    published: null,
    order: ["basic", "medicalAssistance"],
    optional: ["medicalAssistance"],
    selectBy: "discharge",
    yearOf: "discharge",
    documents: DOCUMENTS,
    source: "n",
    note: {
      zh: `${TO_FILL}：支付顺序，以及按哪一天选用规则、定年度。上级地区没有支付顺序，故写在这里。`,
      en: `${TO_FILL}: the order of payment, and the days that select rules and count the year. The regions above have none, so it stands here.`,
    },
  };
}

/** A layer's folder: its name in kebab-case. */
function kebab(layer: string): string {
  return layer.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}

/** A name in Latin letters for a folder. */
function latinOf(name: string | undefined): string {
  const latin = (name ?? "")
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-|-$/g, "");
  return latin === "" ? "region" : latin;
}
