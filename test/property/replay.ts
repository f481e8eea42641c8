/**
 * Replays the steps of a settlement: from what each step says it started with to what it says it gave, in exact
 * fractions, with nothing but the printed settlement. Gives every place where a step does not follow.
 */
import type { Bucket, Settlement, Step } from "../../src/index.ts";

/** An exact fraction of yuan. */
interface Fraction {
  readonly n: bigint;
  readonly d: bigint;
}

const ZERO: Fraction = { n: 0n, d: 1n };
const BUCKETS: readonly Bucket[] = ["inScope", "preSelfPay", "overLimit", "ownPay"];

function read(text: string): Fraction {
  const [over, under] = text.split("/");
  if (under !== undefined) return { n: BigInt(over ?? "0"), d: BigInt(under) };
  const negative = text.startsWith("-");
  const [whole = "0", fraction = ""] = text.replace("-", "").split(".");
  const n = BigInt(whole + fraction);
  return { n: negative ? -n : n, d: 10n ** BigInt(fraction.length) };
}

const plus = (a: Fraction, b: Fraction): Fraction => ({ n: a.n * b.d + b.n * a.d, d: a.d * b.d });
const minus = (a: Fraction, b: Fraction): Fraction => plus(a, { n: -b.n, d: b.d });
const times = (a: Fraction, b: Fraction): Fraction => ({ n: a.n * b.n, d: a.d * b.d });
const below = (a: Fraction, b: Fraction): boolean => a.n * b.d < b.n * a.d;
const same = (a: Fraction, b: Fraction): boolean => a.n * b.d === b.n * a.d;
const least = (a: Fraction, b: Fraction): Fraction => (below(a, b) ? a : b);
const most = (a: Fraction, b: Fraction): Fraction => (below(a, b) ? b : a);

function round(value: Fraction, unit: Fraction, mode: string): Fraction {
  const n = value.n * unit.d;
  const d = value.d * unit.n;
  const floor = n / d;
  const rest = n % d;
  const up =
    mode === "up"
      ? rest > 0n
      : mode === "half-up"
        ? rest * 2n >= d
        : mode === "half-even"
          ? rest * 2n > d || (rest * 2n === d && floor % 2n === 1n)
          : false;
  return times({ n: up ? floor + 1n : floor, d: 1n }, unit);
}

const FEN = read("0.01");

/** Replays all steps; an empty list when every one follows. */
export function replay(settlement: Settlement): string[] {
  const wrong: string[] = [];
  const check = (step: Step, what: string, computed: Fraction, said: string): void => {
    if (!same(computed, read(said))) wrong.push(`step ${step.seq} (${step.layer} ${step.kind}) ${what}: said ${said}`);
  };
  const unpaid = new Map<string, Fraction>(BUCKETS.map((bucket) => [bucket, read(settlement.bill[bucket])]));
  const payers = new Map<string, Fraction>();
  let left = read(settlement.total);
  const take = (step: Step): void => {
    let sum = ZERO;
    for (const bucket of BUCKETS) {
      const part = read(step.inputs[bucket] ?? "0");
      sum = plus(sum, part);
      unpaid.set(bucket, minus(unpaid.get(bucket) ?? ZERO, part));
    }
    check(step, "buckets", sum, step.amount);
    left = minus(left, read(step.amount));
    check(step, "rest", left, step.inputs["rest"] ?? "");
    if (step.payer !== null) payers.set(step.payer, plus(payers.get(step.payer) ?? ZERO, read(step.amount)));
  };

  settlement.steps.forEach((step, seq) => {
    if (step.seq !== seq) wrong.push(`step ${seq} is numbered ${step.seq}`);
    if (step.origin !== null && step.source === null) wrong.push(`step ${seq} has a rule without a source`);
  });
  for (const group of groupsOf(settlement.steps)) {
    const [first] = group;
    if (first === undefined) continue;
    if (first.kind === "given") {
      take(first);
      continue;
    }
    const pays = group.filter((step) => step.kind === "pay");
    const [pay] = pays;
    if (pay === undefined) continue;
    const openBuckets = sumOver(unpaid, group);
    if (openBuckets !== null) check(pay, "unpaid", openBuckets, pay.inputs["unpaid"] ?? "");
    const raw = replayMechanism(group, check);
    check(pay, "raw", raw, pay.inputs["raw"] ?? "");
    let held = least(raw, read(pay.inputs["unpaid"] ?? "0"));
    if (group.some((step) => step.kind === "quota") && raw.n < 0n) held = raw;
    for (const limit of group.filter((step) => step.kind === "limit" && step.inputs["on"] === "paid"))
      held = least(held, read(limit.amount));
    const paid = pays.reduce((sum, step) => plus(sum, read(step.amount)), ZERO);
    if (!same(paid, held)) wrong.push(`step ${pay.seq} pays another amount than its figures give`);
    pays.forEach(take);
  }
  for (const bucket of BUCKETS)
    if (!same(unpaid.get(bucket) ?? ZERO, read(settlement.patient.buckets[bucket])))
      wrong.push(`the patient's ${bucket} is not what is left`);
  for (const [payer, amount] of Object.entries(settlement.payers))
    if (!same(payers.get(payer) ?? ZERO, read(amount))) wrong.push(`payer ${payer} is not the sum of its steps`);
  return wrong;
}

/** Runs of steps of one benefit (or one given payment). */
function groupsOf(steps: readonly Step[]): Step[][] {
  const groups: Step[][] = [];
  let key = "";
  for (const step of steps) {
    const own = `${step.layer}.${step.benefit ?? ""}`;
    if (own !== key) groups.push([]);
    key = own;
    groups.at(-1)?.push(step);
  }
  return groups;
}

/** What is unpaid in the base's buckets, where no tag narrows it. */
function sumOver(unpaid: ReadonlyMap<string, Fraction>, group: readonly Step[]): Fraction | null {
  const base = group.find((step) => step.kind === "base");
  if (base === undefined || base.inputs["tags"] !== undefined) return null;
  return (base.inputs["of"] ?? "").split(" ").reduce((sum, bucket) => plus(sum, unpaid.get(bucket) ?? ZERO), ZERO);
}

type Check = (step: Step, what: string, computed: Fraction, said: string) => void;

function replayMechanism(group: readonly Step[], check: Check): Fraction {
  let raw = ZERO;
  for (const step of group) {
    const input = (name: string): Fraction => read(step.inputs[name] ?? "0");
    if (step.kind === "limit") check(step, "left", most(ZERO, minus(input("amount"), input("used"))), step.amount);
    if (step.kind === "base") replayBase(step, check);
    if (step.kind === "round") {
      const unit = input("unit");
      const mode = step.inputs["mode"] ?? "";
      for (const at of ["after", "before"]) {
        const slices = group.filter((each) => each.kind === "band" && each.inputs["at"] === at);
        const exact = slices.reduce(
          (sum, slice) => plus(sum, times(read(slice.amount), read(slice.inputs["rate"] ?? "0"))),
          ZERO,
        );
        check(step, at, round(exact, unit, mode), step.inputs[at] ?? "");
        for (const slice of slices)
          check(
            slice,
            "length",
            minus(read(slice.inputs["to"] ?? "0"), read(slice.inputs["from"] ?? "0")),
            slice.amount,
          );
      }
      raw = most(ZERO, minus(input("after"), input("before")));
    }
    if (step.kind === "burden") raw = most(ZERO, minus(minus(input("burden"), input("allowed")), input("paidSoFar")));
    if (step.kind === "lump") {
      const owed = read(step.inputs["owed"] ?? "0.00");
      raw = minus(read(step.amount), owed).n === 0n ? owed : plus(owed, input("band"));
    }
    if (step.kind === "quota") {
      const excess = minus(input("base"), input("quota"));
      const nothing = input("base").n === 0n || (excess.n < 0n && step.inputs["below"] !== "keep");
      raw = nothing ? ZERO : excess;
    }
    if (["round", "burden", "lump", "quota"].includes(step.kind)) check(step, "result", raw, step.amount);
  }
  return raw;
}

function replayBase(step: Step, check: Check): void {
  const input = (name: string): Fraction => read(step.inputs[name] ?? "0");
  let base = input("found");
  if (step.inputs["ratio"] !== undefined) {
    base = round(times(base, input("ratio")), FEN, "half-up");
    check(step, "shared", base, step.inputs["shared"] ?? "");
  }
  if (step.inputs["atMost"] !== undefined && below(input("atMost"), base))
    base = step.inputs["over"] === "cut" ? input("atMost") : ZERO;
  base = most(ZERO, minus(base, input("less")));
  if (step.inputs["left"] !== undefined) base = least(base, input("left"));
  check(step, "base", base, step.amount);
  if (step.inputs["after"] !== undefined) check(step, "after", plus(input("before"), base), step.inputs["after"]);
}
