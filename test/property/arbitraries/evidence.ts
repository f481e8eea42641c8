/** What a settlement's steps say each benefit did. */
import type { Claim } from "../../../src/claim/types.ts";
import type { Adjust, Benefit, Case, Limit } from "../../../src/rules/benefit.ts";
import type { Settlement, Step } from "../../../src/settle/types.ts";
import { fen } from "./amounts.ts";

/** A benefit that was not skipped. Amounts in fen. */
export interface Ran {
  readonly layer: string;
  readonly benefit: Benefit;
  readonly case: Case;
  readonly base: number;
  /** The year's running base before this claim; 0 per visit. */
  readonly before: number;
  /** What all its payers pay; below 0 for a hospital that keeps a difference. */
  readonly pay: number;
  /** What its base was reduced by. */
  readonly less: number;
  /** Whether its base was above the bound that it is held under. */
  readonly overCap: boolean;
  readonly adjusts: readonly Adjust[];
  /** Whether it went by this case since that first paid in the year. */
  readonly isFirst: boolean;
  /** Limits that took something away, the tightest of their side. */
  readonly bound: readonly Limit[];
}

/** Everything that is counted of one settlement. */
export interface Evidence {
  readonly claim: Claim;
  /** Benefits in force, whether or not they ran. */
  readonly benefits: readonly Benefit[];
  readonly ran: readonly Ran[];
  readonly skipped: boolean;
  /** Layers whose payment the claim gave. */
  readonly given: readonly string[];
  readonly notes: number;
  readonly entitlements: number;
}

/** Benefits in force by `<layer>.<id>`. */
export type InForce = ReadonlyMap<string, Benefit>;

/** Maps the benefits of layers in force by key. */
export function inForce(layers: readonly { readonly layer: string; readonly benefits: readonly Benefit[] }[]): InForce {
  return new Map(
    layers.flatMap(({ layer, benefits }) => benefits.map((each) => [`${layer}.${each.id}`, each] as const)),
  );
}

function input(step: Step | undefined, name: string): number {
  return fen(step?.inputs[name] ?? "0.00");
}

/** The limits of one side whose rest is the least, if that is below what was wanted. */
function tightest(steps: readonly Step[], limits: readonly Limit[], on: Limit["on"], wanted: number): Limit[] {
  const own = steps.filter((step) => step.kind === "limit" && step.inputs["on"] === on);
  const least = Math.min(...own.map((step) => fen(step.amount)));
  if (own.length === 0 || wanted <= least) return [];
  const sided = limits.filter((limit) => limit.on === on);
  return own.flatMap((step, index) => (fen(step.amount) === least ? (sided[index] ?? []) : []));
}

function ranFrom(layer: string, benefit: Benefit, steps: readonly Step[]): Ran | null {
  const base = steps.find((step) => step.kind === "base");
  const each = benefit.cases.find(({ id }) => id === base?.case);
  if (base === undefined || each === undefined) return null;
  const cap = input(base, "atMost");
  const whole = "shared" in base.inputs ? input(base, "shared") : input(base, "found");
  const overCap = "atMost" in base.inputs && whole > cap;
  const capped = overCap ? (base.inputs["over"] === "cut" ? cap : 0) : whole;
  const less = input(base, "less");
  const limits = each.limits ?? benefit.limits ?? [];
  const pays = steps.filter((step) => step.kind === "pay");
  const ids = new Set(steps.filter((step) => step.kind === "adjust").map((step) => step.inputs["id"]));
  return {
    layer,
    benefit,
    case: each,
    base: fen(base.amount),
    before: input(base, "before"),
    pay: pays.reduce((sum, step) => sum + fen(step.amount), 0),
    less: Math.min(less, capped),
    overCap,
    adjusts: (benefit.adjust ?? []).filter(({ id }) => ids.has(id)),
    isFirst: "choose" in base.inputs,
    bound: [
      ...tightest(steps, limits, "base", Math.max(0, capped - less)),
      ...tightest(steps, limits, "paid", input(pays[0], "raw")),
    ],
  };
}

/** Reads the evidence off the steps of a printed settlement. */
export function evidenceOf(benefits: InForce, claim: Claim, settlement: Settlement): Evidence {
  const ran = [...benefits].flatMap(([key, benefit]) => {
    const layer = key.slice(0, key.indexOf("."));
    const steps = settlement.steps.filter((step) => step.layer === layer && step.benefit === benefit.id);
    return ranFrom(layer, benefit, steps) ?? [];
  });
  return {
    claim,
    benefits: [...benefits.values()],
    ran,
    skipped: settlement.steps.some((step) => step.kind === "skip"),
    given: settlement.steps.filter((step) => step.kind === "given").map((step) => step.layer),
    notes: settlement.notes.length,
    entitlements: settlement.entitlements.length,
  };
}
