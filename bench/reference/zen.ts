/** The same policy as a JSON decision model for zen-engine: decision tables for the rows, expression nodes between. */
import { ZenEngine } from "@gorules/zen-engine";
import { ASSISTANCE, BASIC, CRITICAL, SUPPLEMENTAL, TCM_RATE, TCM_REDUCTION } from "./policy.ts";
import type { Band, Table } from "./policy.ts";
import type { Found, Spoken } from "./spoken.ts";

type Cells = Readonly<Record<string, string>>;

interface Node {
  readonly id: string;
  readonly type: string;
  readonly name: string;
  readonly position: { readonly x: number; readonly y: number };
  readonly content?: unknown;
}

const common = { passThrough: true, inputField: null, outputPath: null, executionMode: "single" };
const place = { x: 0, y: 0 };

/** A table whose first matching row counts. */
function table(id: string, inputs: Cells, outputs: readonly string[], rows: readonly Cells[]): Node {
  const content = {
    ...common,
    hitPolicy: "first",
    inputs: Object.entries(inputs).map(([key, field]) => ({ id: key, name: key, field })),
    outputs: outputs.map((field) => ({ id: field, name: field, field: `${id}.${field}` })),
    rules: rows.map((row, i) => ({ _id: `${id}-${i}`, ...row })),
  };
  return { id: `${id}-table`, type: "decisionTableNode", name: id, position: place, content };
}

function expressions(id: string, values: Cells): Node {
  const list = Object.entries(values).map(([key, value]) => ({ id: `${id}-${key}`, key, value }));
  return { id, type: "expressionNode", name: id, position: place, content: { ...common, expressions: list } };
}

/** What bands give on `x`; deductible, edges and rates are written out or names. */
function bandsOn(x: string, deductible: string, edges: readonly string[], rates: readonly string[]): string {
  const from = [deductible, ...edges];
  return rates
    .map((rate, i) => {
      const to = edges[i] === undefined ? x : `min([${x}, ${edges[i]}])`;
      return `max([0, ${to} - ${from[i]}]) * ${rate}`;
    })
    .join(" + ");
}

/** Bands made longer by empty ones, so that all rows of a table have as many. */
function filled({ bands }: Table, count: number): Cells {
  const last = bands[bands.length - 1] as Band;
  const all = Array.from({ length: count }, (_, i) => bands[i] ?? last);
  return Object.fromEntries(
    all.flatMap(({ upTo, rate }, i) => [
      [`edge${i}`, upTo === Infinity ? "999999999999" : String(upTo)],
      [`rate${i}`, rate],
    ]),
  );
}

const amount = (limit: number): string => (limit === Infinity ? "999999999999" : String(limit));
const names = (id: string, what: string, count: number): string[] =>
  Array.from({ length: count }, (_, i) => `${id}.${what}${i}`);
const fields = (count: number): string[] => Array.from({ length: count }, (_, i) => [`edge${i}`, `rate${i}`]).flat();

const critical = (x: string): string =>
  bandsOn(x, "critical.deductible", names("critical", "edge", 2), names("critical", "rate", 3));
const supplemental = (x: string): string =>
  bandsOn(
    x,
    String(SUPPLEMENTAL.deductible),
    SUPPLEMENTAL.bands.slice(0, -1).map(({ upTo }) => String(upTo)),
    SUPPLEMENTAL.bands.map(({ rate }) => rate),
  );
const any = (codes: readonly string[]): string => `(${codes.map((code) => `"${code}" in categories`).join(" or ")})`;

const nodes: readonly Node[] = [
  { id: "in", type: "inputNode", name: "Request", position: place },
  expressions("person", {
    poor: `"registeredPoor" in categories or (${any(["subsistence", "extremePoor"])} and not("urban" in categories))`,
    eligible: any(["registeredPoor", "extremePoor", "subsistence"]),
    lowers: 'tcm and tier != "township" and place != "outside"',
  }),
  table(
    "basicRow",
    { place: "place", tier: "tier", grade: "grade" },
    ["deductible", ...fields(2)],
    BASIC.map((row) => ({
      place: row.place === null ? "" : `"${row.place}"`,
      tier: row.tier === null ? "" : `"${row.tier}"`,
      grade: `<= ${row.grade}`,
      deductible: String(row.deductible),
      ...filled(row, 2),
    })),
  ),
  expressions("basicPays", {
    deductible: `lowers ? basicRow.deductible - ${TCM_REDUCTION} : basicRow.deductible`,
    basicExact: bandsOn("inScope", "$.deductible", ["basicRow.edge0"], ["basicRow.rate0", "basicRow.rate1"]),
    basicMore: `tcmServices > 0 ? max([0, inScope - $.deductible]) * tcmServices * ${TCM_RATE} / inScope : 0`,
    basic: `min([round($.basicExact + $.basicMore, 2), max([0, ${BASIC[0]?.limit ?? 0} - year.basicPool])])`,
    afterBasic: "inScope - $.basic",
  }),
  table(
    "critical",
    { since2019: "since2019", poor: "poor" },
    ["deductible", "limit", ...fields(3)],
    CRITICAL.map((row) => ({
      since2019: String(row.since2019),
      poor: String(row.poor),
      deductible: String(row.deductible),
      limit: amount(row.limit),
      ...filled(row, 3),
    })),
  ),
  expressions("criticalPays", {
    criticalAfter: "year.criticalBase + afterBasic",
    criticalRaw: `round(${critical("$.criticalAfter")}, 2) - round(${critical("year.criticalBase")}, 2)`,
    criticalIllness: "min([$.criticalRaw, max([0, critical.limit - year.criticalPaid]), afterBasic])",
    criticalUsed: "min([$.criticalAfter, critical.deductible]) - min([year.criticalBase, critical.deductible])",
    afterCritical: "afterBasic - $.criticalIllness",
  }),
  expressions("supplementalPays", {
    supplementalBase: "eligible ? afterCritical : 0",
    supplementalAfter: "year.supplementalBase + $.supplementalBase",
    supplementalRaw: `round(${supplemental("$.supplementalAfter")}, 2) - round(${supplemental("year.supplementalBase")}, 2)`,
    supplemental: "min([$.supplementalRaw, $.supplementalBase])",
    supplementalUsed: `min([$.supplementalAfter, ${SUPPLEMENTAL.deductible}]) - min([year.supplementalBase, ${SUPPLEMENTAL.deductible}])`,
    afterSupplemental: "afterCritical - $.supplemental",
  }),
  expressions("assistancePays", {
    assistanceBase: "eligible and assists ? max([0, afterSupplemental - basicRow.deductible]) : 0",
    assistanceRate: `place != "county" or not(designated) ? ${ASSISTANCE.elsewhere} : "extremePoor" in categories ? ${ASSISTANCE.extremePoor} : ${ASSISTANCE.poor}`,
    medicalAssistance: `min([round($.assistanceBase * $.assistanceRate, 2), max([0, ${ASSISTANCE.limit} - year.assistancePaid])])`,
  }),
  { id: "out", type: "outputNode", name: "Response", position: place },
];

/** The decision, compiled once; evaluating it gives a promise. With a trace, it says of every node what it took and gave. */
export function createZen(trace: boolean): (stay: Spoken) => Promise<Found> {
  const edges = nodes.slice(1).map((node, i) => ({
    id: `edge-${i}`,
    type: "edge",
    sourceId: nodes[i]?.id,
    targetId: node.id,
  }));
  const decision = new ZenEngine().createDecision({ nodes, edges });
  return async (stay) => (await decision.evaluate(stay, { trace })).result as Found;
}
