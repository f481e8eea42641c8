/** A settlement written by hand, so that the report is tested without the engine. Every figure is consistent. */
import type { Document } from "../../../src/rules/types.ts";
import type { RuleReceipt, Settlement, Step } from "../../../src/settle/types.ts";

function receipt(layer: string, from: string, document: Document, published: string | null): RuleReceipt {
  return {
    layer,
    region: "410000",
    from,
    published,
    file: `CN/410000-henan/${layer}/${from}.json`,
    digest: `sha256-${"0123456789abcdef".repeat(4)}`,
    evidence: document.evidence,
    documents: { n: document },
  };
}

type Said = Pick<Step, "kind" | "inputs" | "amount"> & Partial<Step>;

function steps(said: readonly Said[]): Step[] {
  const none = { layer: "bill", benefit: null, case: null, title: null, origin: null, source: null, payer: null };
  return said.map((step, seq) => ({ ...none, ...step, seq }));
}

const basic = {
  layer: "basic",
  benefit: "inpatient",
  case: "county",
  title: { zh: "住院统筹", en: "Inpatient pooling" },
  origin: "410000/basic@2018-10-01",
  source: "n 二",
};
const critical = {
  layer: "criticalIllness",
  benefit: "poor",
  case: "all",
  title: { zh: "困难群众大病保险", en: "Critical illness, poor" },
  origin: "410000/criticalIllness@2018-01-01",
  source: "n 一",
};
const assistance = {
  layer: "medicalAssistance",
  benefit: "inpatient",
  case: "poor",
  title: { zh: "住院救助", en: "Inpatient assistance" },
  origin: "410000/medicalAssistance@2018-01-01",
  source: "n",
};
const ceiling = {
  layer: "backstop",
  benefit: "ceiling",
  case: "all",
  title: { zh: "县级兜底", en: "County backstop" },
  origin: "410000/backstop@2018-01-01",
  source: "n 五",
};

/** 60 000.00 billed, five payers, 6 000.00 left to the patient. */
export const SETTLEMENT: Settlement = {
  claim: "c-1",
  person: "p-1",
  year: 2018,
  region: "410000",
  on: "2018-11-10",
  knownAt: "2018-11-10",
  total: "60000.00",
  bill: { inScope: "54000.00", preSelfPay: "0.00", overLimit: "0.00", ownPay: "6000.00" },
  payments: [
    {
      layer: "basic",
      benefit: "inpatient",
      case: "county",
      payer: "basic",
      title: basic.title,
      amount: "44520.00",
      buckets: { inScope: "44520.00" },
    },
    {
      layer: "criticalIllness",
      benefit: "poor",
      case: "all",
      payer: "criticalIllness",
      title: critical.title,
      amount: "1584.00",
      buckets: { inScope: "1584.00" },
    },
    {
      layer: "medicalAssistance",
      benefit: "inpatient",
      case: "poor",
      payer: "medicalAssistance",
      title: assistance.title,
      amount: "5527.20",
      buckets: { inScope: "5527.20" },
    },
    {
      layer: "backstop",
      benefit: "ceiling",
      case: "all",
      payer: "finance",
      title: ceiling.title,
      amount: "1184.40",
      buckets: { inScope: "1184.40" },
    },
    {
      layer: "backstop",
      benefit: "ceiling",
      case: "all",
      payer: "healthFund",
      title: ceiling.title,
      amount: "1184.40",
      buckets: { inScope: "1184.40" },
    },
  ],
  payers: {
    basic: "44520.00",
    criticalIllness: "1584.00",
    medicalAssistance: "5527.20",
    finance: "1184.40",
    healthFund: "1184.40",
  },
  patient: {
    amount: "6000.00",
    buckets: { inScope: "0.00", preSelfPay: "0.00", overLimit: "0.00", ownPay: "6000.00" },
  },
  ratio: "0.9000",
  lines: [
    {
      id: "1",
      amount: "54000.00",
      buckets: { inScope: "54000.00", preSelfPay: "0.00", overLimit: "0.00", ownPay: "0.00" },
      payers: {
        basic: "44520.00",
        criticalIllness: "1584.00",
        medicalAssistance: "5527.20",
        finance: "1184.40",
        healthFund: "1184.40",
      },
      patient: "0.00",
    },
    {
      id: "进口材料-2",
      amount: "6000.00",
      buckets: { inScope: "0.00", preSelfPay: "0.00", overLimit: "0.00", ownPay: "6000.00" },
      payers: {},
      patient: "6000.00",
    },
  ],
  steps: steps([
    {
      kind: "bill",
      inputs: { inScope: "54000.00", preSelfPay: "0.00", overLimit: "0.00", ownPay: "6000.00" },
      amount: "60000.00",
    },
    {
      ...basic,
      benefit: "outpatient",
      case: null,
      title: { zh: "门诊统筹", en: "Outpatient pooling" },
      kind: "skip",
      inputs: { reason: "not-for-this-visit" },
      amount: "0.00",
    },
    {
      ...basic,
      title: { zh: "贫困人口免起付线", en: "No deductible for the poor" },
      source: "n 三",
      kind: "adjust",
      inputs: { id: "poor", "deductible.set": "0.00" },
      amount: "0.00",
    },
    {
      ...basic,
      kind: "base",
      amount: "54000.00",
      inputs: { of: "inScope", net: "gross", per: "visit", found: "54000.00" },
    },
    {
      ...basic,
      kind: "deductible",
      amount: "0.00",
      inputs: { stated: "0.00", deductible: "0.00", mode: "subtract" },
    },
    {
      ...basic,
      kind: "band",
      amount: "1500.00",
      inputs: { at: "after", from: "0.00", to: "1500.00", upTo: "1500.00", rate: "0.63" },
    },
    {
      ...basic,
      kind: "band",
      amount: "52500.00",
      inputs: { at: "after", from: "1500.00", to: "54000.00", rate: "0.83" },
    },
    {
      ...basic,
      kind: "round",
      amount: "44520.00",
      inputs: { after: "44520.00", before: "0.00", unit: "0.01", mode: "half-up", bands: "marginal" },
    },
    {
      ...basic,
      kind: "limit",
      amount: "150000.00",
      inputs: { amount: "150000.00", on: "paid", per: "year", pool: "basic", used: "0.00" },
    },
    {
      ...basic,
      kind: "pay",
      amount: "44520.00",
      payer: "basic",
      inputs: { raw: "44520.00", left: "150000.00", unpaid: "54000.00", inScope: "44520.00" },
    },
    {
      ...critical,
      kind: "base",
      amount: "9480.00",
      inputs: {
        of: "inScope",
        net: "unpaid",
        per: "year",
        found: "9480.00",
        before: "0.00",
        after: "9480.00",
      },
    },
    {
      ...critical,
      kind: "deductible",
      amount: "7500.00",
      inputs: { stated: "7500.00", deductible: "7500.00", mode: "subtract" },
    },
    {
      ...critical,
      kind: "band",
      amount: "1980.00",
      inputs: { at: "after", from: "7500.00", to: "9480.00", upTo: "50000.00", rate: "0.80" },
    },
    {
      ...critical,
      kind: "round",
      amount: "1584.00",
      inputs: { after: "1584.00", before: "0.00", unit: "0.01", mode: "half-up", bands: "marginal" },
    },
    {
      ...critical,
      kind: "pay",
      amount: "1584.00",
      payer: "criticalIllness",
      inputs: { raw: "1584.00", unpaid: "9480.00", inScope: "1584.00" },
    },
    {
      layer: "supplemental",
      kind: "skip",
      inputs: { reason: "no-rule" },
      amount: "0.00",
      origin: "410000/pipeline@2017-01-01",
      source: "n 一",
    },
    {
      ...assistance,
      kind: "base",
      amount: "7896.00",
      inputs: { of: "inScope", net: "unpaid", per: "visit", found: "7896.00" },
    },
    {
      ...assistance,
      kind: "band",
      amount: "7896.00",
      inputs: { at: "after", from: "0.00", to: "7896.00", rate: "0.7" },
    },
    {
      ...assistance,
      kind: "round",
      amount: "5527.20",
      inputs: { after: "5527.20", before: "0.00", unit: "0.10", mode: "down", bands: "marginal" },
    },
    {
      ...assistance,
      kind: "pay",
      amount: "5527.20",
      payer: "medicalAssistance",
      inputs: { raw: "5527.20", unpaid: "7896.00", inScope: "5527.20" },
    },
    {
      ...ceiling,
      kind: "base",
      amount: "8368.80",
      inputs: { of: "inScope preSelfPay overLimit ownPay", net: "unpaid", per: "visit", found: "8368.80" },
    },
    {
      ...ceiling,
      kind: "burden",
      amount: "2368.80",
      inputs: {
        burden: "8368.80",
        bounds: "0.10 × total, 8000.00",
        pick: "least",
        per: "visit",
        allowed: "6000.00",
        paidSoFar: "0.00",
      },
    },
    {
      ...ceiling,
      kind: "pay",
      amount: "1184.40",
      payer: "finance",
      inputs: { raw: "2368.80", unpaid: "8368.80", share: "0.5", inScope: "1184.40" },
    },
    {
      ...ceiling,
      kind: "pay",
      amount: "1184.40",
      payer: "healthFund",
      inputs: { raw: "2368.80", unpaid: "8368.80", share: "0.5", inScope: "1184.40" },
    },
    {
      layer: "patient",
      kind: "patient",
      inputs: { inScope: "0.00", preSelfPay: "0.00", overLimit: "0.00", ownPay: "6000.00" },
      amount: "6000.00",
    },
  ]),
  entitlements: ["noDeposit"],
  notes: [
    {
      origin: "410000/basic@2018-10-01",
      source: "n 九",
      why: { zh: "定额付费病种另有规定", en: "Diseases of a fixed price have rules of their own" },
    },
  ],
  rules: [
    receipt("pipeline", "2017-01-01", { title: "豫政办〔2016〕196号", evidence: "recalled" }, null),
    receipt(
      "basic",
      "2018-10-01",
      { title: "关于调整城乡居民基本医疗保险待遇的通知", number: "豫人社〔2018〕1号", evidence: "repost" },
      "2018-09-20",
    ),
    receipt("criticalIllness", "2018-01-01", { title: "《大病保险办法》", evidence: "official" }, "2017-12-20"),
    receipt("medicalAssistance", "2018-01-01", { title: "示例救助办法", evidence: "illustrative" }, "2017-12-20"),
    receipt("backstop", "2018-01-01", { title: "兜底办法", evidence: "recalled" }, "2017-12-20"),
  ],
  account: { before: 3, after: 4 },
  names: {
    basic: { zh: "基本医保统筹", en: "Basic insurance" },
    criticalIllness: { zh: "居民大病保险", en: "Critical-illness insurance" },
    supplemental: { zh: "困难群众大病补充保险", en: "Supplemental insurance" },
    medicalAssistance: { zh: "医疗救助", en: "Medical assistance" },
    backstop: { zh: "县级兜底", en: "County backstop" },
    finance: { zh: "县财政", en: "County finance" },
    healthFund: { zh: "健康扶贫基金", en: "Health fund" },
    noDeposit: { zh: "免住院押金", en: "No deposit" },
  },
  engine: "yizhan/0.1.0",
};
