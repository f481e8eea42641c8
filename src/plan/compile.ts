/** Compiling resolved rules to a plan. */
import { deepFreeze } from "../freeze.ts";
import { readScaled } from "../money.ts";
import { factUses } from "../predicate.ts";
import type { Benefit, Less } from "../rules/benefit.ts";
import { statingOf } from "../rules/extend-pipeline.ts";
import type { Pipeline } from "../rules/types.ts";
import type { ResolvedBenefit, ResolvedRules } from "../rules/resolved.ts";
import { benefitUses, createChooser } from "./choose.ts";
import type { Choice } from "./choose.ts";
import { createFactCoder } from "./coding.ts";
import type { FactCoder } from "./coding.ts";
import { asksOf, deductiblePlaces } from "./deductible.ts";
import { keyTables } from "./keys.ts";
import { caseKeyOf, createLayout, keyOf, paysLater } from "./layout.ts";
import type { Layout } from "./layout.ts";
import { firstCasesOf } from "./locks.ts";
import { HOSPITAL, HOSPITAL_NAME, LAYER_NAMES, ownPayer } from "./names.ts";
import type { Memo } from "./memo.ts";
import { checkPools } from "./pools.ts";
import { originOf } from "./origin.ts";
import { receiptsOf } from "./receipts.ts";
import { createRemarks, createTest } from "./remarks.ts";
import { QUANTITIES } from "./types.ts";
import type { BenefitPlan, LayerPlan, Plan } from "./types.ts";
import { rowLayout } from "./row.ts";
import { derivedTags } from "./tags.ts";
import { createTape } from "./tape.ts";
import { compileVariant, placeCase } from "./variant.ts";
import { unencodedOf } from "./unencoded.ts";
import { yearLayersOf } from "./year-layers.ts";

/**
 * Compiles the rules that are in force in a region on a day, for a stay during which they change (`turns`) or do not.
 *
 * @throws SettlementError `invalid_rules` where versions of several files do not fit together.
 */
export function compilePlan(rules: ResolvedRules, turns = false): Plan {
  freezeRules(rules);
  const pipeline = rules.pipeline.data;
  const { data: ordering } = statingOf(rules.pipeline, "order");
  const layers = pipeline.order.map(
    (name) => rules.layers.get(name) ?? { name, file: rules.pipeline.file, absent: true as const },
  );
  const stated = layers.map((layer) => ({
    name: layer.name,
    file: layer.file,
    benefits: "absent" in layer ? [] : layer.benefits.map((each) => each.benefit),
  }));
  checkPools(stated);
  const layout = createLayout(stated);
  const coder = createFactCoder(
    usesOf(
      rules,
      stated.flatMap((layer) => layer.benefits),
    ),
  );
  const payers: string[] = [];
  const payerIndex = (code: string): number => {
    if (!payers.includes(code)) payers.push(code);
    return payers.indexOf(code);
  };
  const reads = stated.flatMap((layer) => layer.benefits.flatMap((benefit) => lessIn(benefit)));
  const benefits: BenefitPlan[] = [];
  const layerPlans = layers.map((layer, index): LayerPlan => {
    const own = payerIndex(ownPayer(layer.name));
    const compiled = ("absent" in layer ? [] : layer.benefits).map((resolved) => {
      const placed = { layer: index, index: benefits.length, resolved, name: layer.name, own };
      const names = [layer.name, keyOf(layer.name, resolved.benefit.id)];
      const plan = compileBenefit(
        layout,
        placed,
        payerIndex,
        reads.filter(({ of }) => names.includes(of)),
        firstCasesOf(resolved.benefit, stated),
      );
      benefits.push(plan);
      return plan;
    });
    return {
      name: layer.name,
      payer: own,
      benefits: compiled,
      absence: "absent" in layer ? absenceOf(rules, layer.name) : null,
    };
  });
  return {
    region: rules.region,
    pipeline,
    yearEnd: pipeline.yearEnd?.layers.some((layer) => pipeline.order.includes(layer)) ?? false,
    turns,
    ordering: { origin: originOf(ordering, "pipeline"), source: ordering.source },
    selectDay: (["admission", "discharge", "settlement"] as const).indexOf(pipeline.selectBy),
    layers: layerPlans,
    benefits,
    quantities: placesRead(layerPlans, reads),
    choosers: benefits.map((each) => chooserOf(layout, coder, each)),
    payers,
    coder,
    tags: layout.tags,
    tagBits: new Map([
      ...[...rules.declared.tags.keys()].map((tag): [string, number] => [tag, 0]),
      ...layout.tags.map((tag, bit): [string, number] => [tag, 1 << bit]),
    ]),
    ...derivedTags(layout, rules.declared),
    slots: layout.slots,
    counts: layout.counts,
    row: rowLayout(
      layout,
      benefits.map(({ benefit }) => benefit),
      yearLayersOf(layout, coder, layerPlans),
    ),
    tape: createTape(layerPlans),
    keys: isByDaysAlone(pipeline, benefits) ? keyTables(coder, rules.declared, pipeline.order) : null,
    programmes: [...rules.declared.programmes].map(([code, { diseases }]) => ({ code, prefixes: diseases ?? [] })),
    declared: {
      categories: new Set(rules.declared.categories.keys()),
      certificates: new Set(rules.declared.certificates.keys()),
      classes: new Set(rules.declared.classes.keys()),
      programmes: new Set(rules.declared.programmes.keys()),
      flags: new Set(rules.declared.flags.keys()),
      tags: new Set(rules.declared.tags.keys()),
    },
    validity: {
      categories: new Map(Object.entries(pipeline.validity?.categories ?? {})),
      certificates: new Map(Object.entries(pipeline.validity?.certificates ?? {})),
    },
    countsForTier: createTest(pipeline.highestTier?.when, coder),
    remarks: createRemarks(pipeline.entitlements ?? [], unencodedOf(rules, layout), coder),
    receipts: deepFreeze(receiptsOf(rules)),
    names: deepFreeze(namesOf(rules, payers)),
  };
}

/** Freezes the versions in force, of which settlements hand parts out. Those that were parsed just now are frozen. */
function freezeRules({ pipeline, declaring, layers }: ResolvedRules): void {
  const versions = [...layers.values()].flatMap((layer) => layer.versions);
  for (const { data } of [pipeline, ...declaring, ...versions]) deepFreeze(data);
}

/** A claim's integers know codes by the days that it states, and nothing of stays that must be split or go on. */
function isByDaysAlone({ validity, crossYear, crossRules }: Pipeline, benefits: readonly BenefitPlan[]): boolean {
  return ![validity, crossYear, crossRules].some(Boolean) && !benefits.some(({ ofStay }) => ofStay);
}

function absenceOf(rules: ResolvedRules, layer: string): NonNullable<LayerPlan["absence"]> {
  const stated = rules.absent.get(layer);
  if (stated !== undefined) return stated;
  return (rules.pipeline.data.optional ?? []).includes(layer) ? "optional" : "no_rule";
}

function compileBenefit(
  layout: Layout,
  placed: {
    readonly layer: number;
    readonly index: number;
    readonly resolved: ResolvedBenefit;
    readonly name: string;
    readonly own: number;
  },
  payerIndex: (code: string) => number,
  reads: readonly Less[],
  firstCases: readonly string[],
): BenefitPlan {
  const { benefit, version, adjustVersions } = placed.resolved;
  const key = keyOf(placed.name, benefit.id);
  const shares = benefit.payers ?? [];
  const totals = layout.totalsOf(benefit, key);
  const parts = shares.map(({ share }) => readScaled(share));
  const decimals = Math.max(0, ...parts.map((part) => part.decimals));
  const plan: BenefitPlan = {
    index: placed.index,
    layer: placed.layer,
    benefit,
    origin: originOf(version.data, placed.name),
    adjustOrigins: adjustVersions.map((each) => originOf(each.data, placed.name)),
    file: version.file,
    payers: shares.length === 0 ? [placed.own] : shares.map(({ payer }) => payerIndex(payer)),
    shares: shares.length === 0 ? [1] : parts.map((part) => Number(part.value) * 10 ** (decimals - part.decimals)),
    shareSum: shares.length === 0 ? 1 : 10 ** decimals,
    netOfPaid: benefit.base.accumulate === "net",
    baseSlot: layout.slot(`${key}.base`, "year"),
    paidSlot: layout.slot(`${key}.paid`, "year"),
    grantedSlot: paysLater(benefit) ? layout.slot(`${key}.granted`, "year") : -1,
    ...deductiblePlaces(layout.slot, benefit, key),
    ...totals,
    chargesGross: totals.grossTotals.some((slot) => slot !== -1),
    countSlot: benefit.cases.some((each) => "lump" in each && each.lump.times !== undefined) ? layout.count(key) : -1,
    caseSlots: firstCases.map((id) => layout.count(caseKeyOf(key, benefit.lock, id))),
    isRead: reads.length > 0,
    penaltyIsRead: reads.some(({ what }) => what === "penalty"),
  };
  // Every slot has its place before the first claim; cases are compiled with the first claims that meet them.
  for (const each of benefit.cases) placeCase(layout, plan, each);
  return plan;
}

function chooserOf(layout: Layout, coder: FactCoder, plan: BenefitPlan): Memo<Choice> {
  return createChooser(plan.benefit, coder, (each, adjusts) => compileVariant(layout, plan, each, adjusts));
}

/** Places of the quantities that are read. */
function placesRead(layers: readonly LayerPlan[], reads: readonly Less[]): number[] {
  const places = layers.flatMap(({ name, benefits }) =>
    benefits.flatMap(({ benefit, index }) =>
      reads.flatMap(({ of, what }) =>
        of === name || of === keyOf(name, benefit.id) ? [index * QUANTITIES.length + QUANTITIES.indexOf(what)] : [],
      ),
    ),
  );
  return [...new Set(places)];
}

/** The quantities that the bases of a benefit are reduced by. */
function lessIn(benefit: Benefit): Less[] {
  return [benefit.base, ...benefit.cases.map((each) => each.base)].flatMap((base) => base?.less ?? []);
}

function usesOf(rules: ResolvedRules, benefits: readonly Benefit[]) {
  const pipeline = rules.pipeline.data;
  const others = [
    pipeline.highestTier?.when,
    pipeline.crossYear?.when,
    pipeline.crossRules?.when,
    ...benefits.flatMap(asksOf),
    ...(pipeline.entitlements ?? []).map((each) => each.when),
    ...[...rules.layers.values()].flatMap((layer) => layer.notEncoded.map(({ entry }) => entry.when)),
  ];
  return [
    ...benefits.flatMap(benefitUses),
    ...others.flatMap((predicate) => (predicate === undefined ? [] : factUses(predicate))),
  ];
}

function namesOf(rules: ResolvedRules, payers: readonly string[]): Plan["names"] {
  const layers = rules.pipeline.data.order.map((name) => [name, LAYER_NAMES[name] ?? rules.declared.layers.get(name)]);
  const paying = payers.map((code) => [
    code,
    code === HOSPITAL
      ? HOSPITAL_NAME
      : (rules.declared.payers.get(code) ?? LAYER_NAMES[code] ?? rules.declared.layers.get(code)),
  ]);
  const entitlements = (rules.pipeline.data.entitlements ?? []).map((each) => [each.code, each.title]);
  const entries = [...layers, ...paying, ...entitlements].filter(([, title]) => title !== undefined);
  return Object.fromEntries(entries) as Plan["names"];
}
