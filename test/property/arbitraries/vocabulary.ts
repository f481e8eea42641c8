/** The small vocabulary that rule packs and claims share, so that conditions are neither always nor never true. */
import type { DeclaredProgramme, DeclaredTag, Declared, Document, Region, Text } from "../../../src/rules/types.ts";

/** The usual order of the layers with fixed names, with one that pipelines declare. */
export const LAYERS = [
  "hospitalWaiver",
  "basic",
  "civilServants",
  "criticalIllness",
  "supplemental",
  "commercial",
  "medicalAssistance",
  "hospitalReduction",
  "backstop",
] as const;
export const DECLARED_LAYER = "civilServants";

export const TIERS = ["township", "county", "city", "province"] as const;
export const KINDS = ["inpatient", "outpatient", "chronic", "special", "emergency"] as const;
export const PLACES = ["county", "city", "province", "outside"] as const;
/** Two of the national categories and one that pipelines declare. */
export const CATEGORIES = ["registeredPoor", "subsistence", "localPoor"] as const;
export const CERTIFICATES = ["heart", "kidney"] as const;
export const CLASSES = ["countyA", "countyB"] as const;
/** The first is implied by ICD-10 codes, the second only given. */
export const PROGRAMMES = ["twoDiseases", "daySurgery"] as const;
export const VISIT_FLAGS = ["registered", "duringStay"] as const;
export const DISEASES = ["I10", "E11.9", "I63.9"] as const;
/** The first is derived from a charge category, the second from codes, the third only given. */
export const TAGS = ["injection", "exam", "drug"] as const;
export const CHARGES = ["09", "10", "01"] as const;
export const CODES = ["X1", "X2", "Y1"] as const;
export const PAYERS = ["finance", "fund", "donor"] as const;
/** Integers to which ages are compared. */
export const AGES = [14, 60, 70] as const;

/** The same words in both languages. */
export function text(word: string): Text {
  return { zh: word, en: word };
}

/** What pipelines declare: the codes above that are not national. */
export const DECLARATIONS: {
  readonly layers: { readonly [code: string]: Text };
  readonly payers: { readonly [code: string]: Text };
  readonly tags: { readonly [code: string]: DeclaredTag };
  readonly programmes: { readonly [code: string]: DeclaredProgramme };
  readonly flags: { readonly [code: string]: Declared };
  readonly categories: { readonly [code: string]: Declared };
  readonly certificates: { readonly [code: string]: Declared };
  readonly classes: { readonly [code: string]: Declared };
} = {
  layers: { [DECLARED_LAYER]: text("civil servants") },
  payers: Object.fromEntries(PAYERS.map((code) => [code, text(code)])),
  tags: {
    injection: { title: text("injection"), charge: ["09"] },
    exam: { title: text("exam"), codes: ["X1", "X2"] },
    drug: { title: text("drug") },
  },
  programmes: {
    twoDiseases: { title: text("two diseases"), diseases: ["I10", "E11"] },
    daySurgery: { title: text("day surgery") },
  },
  flags: Object.fromEntries(VISIT_FLAGS.map((code) => [code, { title: text(code) }])),
  categories: { localPoor: { title: text("local poor") } },
  certificates: Object.fromEntries(CERTIFICATES.map((code) => [code, { title: text(code) }])),
  classes: Object.fromEntries(CLASSES.map((code) => [code, { title: text(code) }])),
};

/** Regions from the insured county up to its root. */
export const REGIONS: readonly [Region, Region, Region] = [
  { code: "411322", name: text("county"), parent: "411300", level: "county" },
  { code: "411300", name: text("city"), parent: "410000", level: "city" },
  { code: "410000", name: text("province"), parent: null, level: "province" },
];

/** Region codes of hospitals, in the order of `PLACES` as seen from the county. */
export const HOSPITAL_REGIONS = ["411322", "411302", "410100", "110000"] as const;

export const DOCUMENTS: { readonly [key: string]: Document } = {
  n: { title: "generated", evidence: "illustrative", issued: null },
};
/** A citation of that document. */
export const SOURCE = "n 1";
