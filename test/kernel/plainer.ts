/** Generated packs made plainer, so that more of their benefits are for the kernel. */
import type { Pack } from "../property/arbitraries/pack.ts";

/** A part of a pack, as JSON. */
type Json = { readonly [name: string]: unknown };

/** What is left out wherever it stands. */
const LEFT_OUT: ReadonlySet<string> = new Set([
  "rounding",
  "payers",
  "net",
  "ratio",
  "atMost",
  "bandMode",
  "bandsFrom",
  "mode",
  "choose",
  "lock",
]);

const BANDS = [{ upTo: "1000.00", rate: "0.5" }, { rate: "0.655" }];
const INPATIENT = { "==": [{ var: "visit.kind" }, "inpatient"] };

/**
 * The pack without totals of days and months, tags of bases, shares, slabs, ceilings, fixed prices, units of rounding,
 * several payers, deductibles that trigger or last a stay, the choice of a case, the dates of practice, and questions after
 * what has been paid, the mother and the age in months or days.
 */
export function plainer(pack: Pack): Pack {
  const versions = pack.versions.map((version) =>
    "benefits" in version ? { ...version, benefits: version.benefits.map((each) => plain(each as object)) } : version,
  );
  const pipelines = pack.pipelines.map((pipeline) =>
    Object.fromEntries(Object.entries(pipeline).filter(([name]) => !DATES.has(name))),
  );
  return { ...pack, versions, pipelines } as unknown as Pack;
}

/** What makes a pipeline ask for more than the days that a claim states. */
const DATES: ReadonlySet<string> = new Set(["validity", "crossYear", "crossRules"]);

function plain(value: unknown, within = ""): unknown {
  if (Array.isArray(value)) return value.flatMap((each) => plainItem(each, within));
  if (typeof value !== "object" || value === null) return value;
  const { burden, quota, ...own } = value as Json;
  if (burden !== undefined || quota !== undefined) return plain({ ...own, bands: BANDS }, within);
  if (Object.values(own).some(isAboutPaid)) return INPATIENT;
  if (within === "deductible" && own["per"] === "stay") return plain({ ...own, per: "visit" }, within);
  const chooses = own["choose"] !== undefined;
  return Object.fromEntries(
    Object.entries(own)
      .filter(([name]) => !LEFT_OUT.has(name) && !(name === "tags" && within === "base"))
      .map(([name, each]) => [
        name,
        plain(chooses && Array.isArray(each) && name === "cases" ? each.slice(0, 1) : each, name),
      ]),
  );
}

function plainItem(value: unknown, within: string): unknown[] {
  const { per, rate } = (typeof value === "object" && value !== null ? value : {}) as Json;
  if (within === "limits" && (per === "day" || per === "month")) return [];
  if (within === "adjust" && typeof rate === "object" && rate !== null && !("add" in rate)) return [];
  return [plain(value, within)];
}

function isAboutPaid(value: unknown): boolean {
  return (
    Array.isArray(value) &&
    value.some((each) =>
      /^{"var":"(paid\.layers|year\.layers|person\.(mother\.categories|ageMonths|ageDays))"}$/.test(
        JSON.stringify(each),
      ),
    )
  );
}
