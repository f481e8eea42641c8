/**
 * The tape of a plan: what plain benefits do, as numbers in two flat lists, for the loop that settles most claims. One
 * step is one benefit by one case; everything that the loop reads of it stands together.
 */
import { WHOLE_LAYER } from "./layout.ts";
import { AMOUNTS_AT } from "./step.ts";
import { BANDS, QUANTITIES } from "./types.ts";
import type { BenefitPlan, LayerPlan, Variant } from "./types.ts";

/** The lists, and where steps stand in them. */
export interface Tape {
  /** Replaced by longer ones as steps are added. */
  codes: Int32Array;
  amounts: Float64Array;
  /** The most that any amount or total may reach for each step of the tape. Unit: fen. */
  safe: number;
  /**
   * Where the way through benefits by these cases stands, one case for each benefit, `null` where it is skipped: the
   * number of its steps, then the place of each. -1 where one is not plain enough, or the tape is full.
   */
  readonly wayOf: (benefits: readonly BenefitPlan[], variants: readonly (Variant | null)[]) => number;
}

/** Integers that a tape holds at most; bounds memory whatever claims come. */
const MAX_CODES = 1 << 16;

/** Makes an empty tape. */
export function createTape(layers: readonly LayerPlan[]): Tape {
  const places = new Map<string, number>();
  let codesEnd = 0;
  let amountsEnd = 0;
  const write = (codes: readonly number[]): number => {
    const place = codesEnd;
    codesEnd += codes.length;
    tape.codes = withRoom(tape.codes, codesEnd);
    tape.codes.set(codes, place);
    return place;
  };
  const placeOf = (plan: BenefitPlan, variant: Variant): number => {
    // A variant may be compiled anew; its step is the same then.
    const key = `${plan.index}:${variant.case.id}:${variant.adjusts.join()}`;
    const known = places.get(key);
    if (known !== undefined) return known;
    const step = codesEnd < MAX_CODES ? stepOf(layers, plan, variant) : null;
    if (step === null) return -1;
    const place = write(step.codes);
    tape.codes[place + AMOUNTS_AT] = amountsEnd;
    tape.amounts = withRoom(tape.amounts, amountsEnd + step.amounts.length);
    tape.amounts.set(step.amounts, amountsEnd);
    amountsEnd += step.amounts.length;
    tape.safe = Math.min(tape.safe, variant.bands?.safe ?? 0);
    places.set(key, place);
    return place;
  };
  const tape: Tape = {
    codes: new Int32Array(64),
    amounts: new Float64Array(64),
    safe: Number.MAX_SAFE_INTEGER,
    wayOf(benefits, variants) {
      const steps: number[] = [];
      for (const [b, benefit] of benefits.entries()) {
        const variant = variants[b] ?? null;
        if (variant !== null) steps.push(placeOf(benefit, variant));
      }
      if (steps.includes(-1)) return -1;
      // A way is short, and stands beside its last step where that is new.
      const key = steps.join();
      const way = places.get(key) ?? (codesEnd < MAX_CODES ? write([steps.length, ...steps]) : -1);
      if (way !== -1) places.set(key, way);
      return way;
    },
  };
  return tape;
}

/** Places of the steps of a way. */
export function stepsOf({ codes }: Tape, way: number): number[] {
  return [...codes.subarray(way + 1, way + 1 + (codes[way] ?? 0))];
}

function withRoom<T extends Int32Array | Float64Array>(list: T, length: number): T {
  if (list.length >= length) return list;
  const longer = new (list.constructor as new (length: number) => T)(Math.max(length, 2 * list.length));
  longer.set(list);
  return longer;
}

/**
 * Whether a case is plain enough: one payer; a benefit that goes by no earlier case, nor by a base net of payments;
 * bands marginal from zero over a deductible that does not change, rounded half-up to the fen; on what is unpaid of the
 * whole bill.
 */
function isPlain(plan: BenefitPlan, variant: Variant): boolean {
  return (
    variant.mechanism === BANDS &&
    variant.start !== -1 &&
    plan.payers.length === 1 &&
    !plan.chargesGross &&
    !plan.netOfPaid &&
    variant.caseSlot === -1 &&
    variant.tags === 0 &&
    !variant.gross &&
    variant.ratio === null &&
    variant.cap === null &&
    variant.unpenalised === null &&
    (variant.rateSteps === null || variant.tagStep !== null) &&
    variant.less.every(({ benefit }) => benefit >= WHOLE_LAYER)
  );
}

function stepOf(layers: readonly LayerPlan[], plan: BenefitPlan, variant: Variant) {
  const { bands } = variant;
  if (bands === null || !isPlain(plan, variant)) return null;
  const { of, baseLimits, paidLimits, baseCharges, paidCharges } = variant;
  const less = variant.less.flatMap(({ layer, benefit, what }) =>
    (benefit === WHOLE_LAYER ? (layers[layer]?.benefits ?? []).map(({ index }) => index) : [benefit]).map(
      (index) => index * QUANTITIES.length + what,
    ),
  );
  const [first = 0] = of;
  const codes = [
    0,
    of.length === 1 ? first : 4 + of.length,
    variant.year ? plan.baseSlot : -1,
    plan.deductibleSlot,
    bands.from.length,
    plan.isRead ? plan.index * QUANTITIES.length : -1,
    less.length,
    baseLimits.length,
    paidLimits.length,
    baseCharges.length,
    paidCharges.length,
    variant.rateSteps?.length ?? 0,
    plan.payers[0] ?? 0,
    ...(of.length === 1 ? [] : of),
    ...less,
    ...[...baseLimits, ...paidLimits].map(({ slot }) => slot),
    ...baseCharges,
    ...paidCharges,
  ];
  const amounts = [
    variant.deductible,
    variant.statedDeductible,
    bands.scale,
    variant.tagStep?.add ?? 0,
    ...bands.from.flatMap((edge, i) => [
      edge,
      bands.rate[i] ?? 0,
      (bands.cumulative[i] ?? 0) - variant.start + bands.half,
    ]),
    ...[...baseLimits, ...paidLimits].map(({ amount }) => amount),
  ];
  return { codes, amounts };
}
