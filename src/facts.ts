/** The closed list of facts that a predicate may read, with their types. */

/** What values a fact has. Sets and codes hold national values and those that a pipeline declares under `declared`. */
export type FactType =
  | { readonly kind: "boolean" }
  | { readonly kind: "integer" }
  | { readonly kind: "code"; readonly values: readonly string[]; readonly declared?: DeclaredKind }
  | { readonly kind: "set"; readonly values: readonly string[]; readonly declared?: DeclaredKind }
  /** A set of ICD-10 codes: open, held only to the form of such codes. */
  | { readonly kind: "set"; readonly pattern: RegExp };

/** Where a pipeline declares more codes of a fact. */
export type DeclaredKind = "categories" | "certificates" | "classes" | "programmes" | "flags" | "layers";

/** The eight layers with fixed names, in their usual order. */
export const LAYERS = [
  "hospitalWaiver",
  "basic",
  "criticalIllness",
  "supplemental",
  "commercial",
  "medicalAssistance",
  "hospitalReduction",
  "backstop",
] as const;

/** Tiers of hospitals from the lowest to the highest. */
export const TIERS = ["township", "county", "city", "province"] as const;

/** Categories of persons with national names: 建档立卡, 特困, 低保, 低保边缘, 返贫致贫, 因病致贫, 脱贫不稳定, 重残, 孤儿. */
export const CATEGORIES = [
  "registeredPoor",
  "extremePoor",
  "subsistence",
  "marginal",
  "returnedPoor",
  "illnessPoor",
  "unstable",
  "disabled",
  "orphan",
] as const;

/** Form of an ICD-10 code, such as `I63.9` or `C50.911`. */
export const ICD10 = /^[A-Z]\d{2}(\.[0-9A-Za-z]{1,6})?$/;

/** Every fact by name. A predicate that names another is refused when the rules load. */
export const FACTS: { readonly [name: string]: FactType } = {
  "person.insurance": { kind: "code", values: ["resident", "employee"] },
  "person.categories": { kind: "set", values: CATEGORIES, declared: "categories" },
  "person.certificates": { kind: "set", values: [], declared: "certificates" },
  "person.mother.categories": { kind: "set", values: CATEGORIES, declared: "categories" },
  "person.age": { kind: "integer" },
  "person.ageMonths": { kind: "integer" },
  "person.ageDays": { kind: "integer" },
  "visit.kind": { kind: "code", values: ["inpatient", "outpatient", "chronic", "special", "emergency"] },
  "visit.tier": { kind: "code", values: TIERS },
  "visit.grade": { kind: "integer" },
  "visit.class": { kind: "code", values: [], declared: "classes" },
  "visit.place": { kind: "code", values: ["county", "city", "province", "outside"] },
  "visit.referred": { kind: "boolean" },
  "visit.designated": { kind: "boolean" },
  "visit.tcm": { kind: "boolean" },
  "visit.accident": { kind: "boolean" },
  "visit.continuation": { kind: "boolean" },
  "visit.duringStay": { kind: "boolean" },
  "visit.programmes": { kind: "set", values: [], declared: "programmes" },
  "visit.flags": { kind: "set", values: [], declared: "flags" },
  "visit.diseases": { kind: "set", pattern: ICD10 },
  "visit.admission": { kind: "integer" },
  "year.highestTier": { kind: "code", values: ["none", ...TIERS] },
  "year.layers": { kind: "set", values: LAYERS, declared: "layers" },
  "paid.layers": { kind: "set", values: LAYERS, declared: "layers" },
};

/** The type of a fact, or `undefined` if there is no such fact. */
export function factType(name: string): FactType | undefined {
  return Object.hasOwn(FACTS, name) ? FACTS[name] : undefined;
}

/** Whether a code or set fact may have this value: a national one, an ICD-10 code, or one that a pipeline declares. */
export function isFactValue(type: FactType, literal: string, declared: (kind: DeclaredKind) => boolean): boolean {
  if (type.kind !== "code" && type.kind !== "set") return false;
  if ("pattern" in type) return type.pattern.test(literal);
  return type.values.includes(literal) || (type.declared !== undefined && declared(type.declared));
}

/** The value of one fact of a claim; `null` where the claim lacks it. Sets are lists of codes. */
export type FactValue = boolean | number | string | readonly string[] | null;

/** The facts of closed lists, whose values are known without a plan, in the order of their codes in a parsed claim. */
export const CLOSED_FACTS = [
  "person.insurance",
  "visit.kind",
  "visit.tier",
  "visit.grade",
  "visit.place",
  "visit.referred",
  "visit.designated",
  "visit.tcm",
  "visit.accident",
  "visit.continuation",
] as const;

/** Grades of hospitals: 0 (none) to 3. */
const GRADES = 4;

/** How many codes each closed fact has, that of a missing one included, in the same order. */
export const CLOSED_RADIX: readonly number[] = CLOSED_FACTS.map((fact) => {
  const type = FACTS[fact];
  if (type?.kind === "boolean") return 3;
  return type !== undefined && "values" in type ? type.values.length + 1 : GRADES + 1;
});

/** The closed facts before this one are packed into one number, the others into a second. */
export const SECOND_PACK = CLOSED_FACTS.indexOf("visit.referred");
