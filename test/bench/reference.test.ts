/** The references of the bench settle as the engine does, to the fen, in every figure. */
import { fileURLToPath } from "node:url";
import { beforeAll, describe, expect, it } from "vitest";
import { fenFigures, inYuan } from "../../bench/contenders/decimal.ts";
import { inFen } from "../../bench/contenders/peers.ts";
import { settleDecimal } from "../../bench/reference/decimal.ts";
import { createLogic } from "../../bench/reference/logic.ts";
import { createRulesEngine } from "../../bench/reference/rules-engine.ts";
import { settledOf, speak } from "../../bench/reference/spoken.ts";
import { createZen } from "../../bench/reference/zen.ts";
import { settleColumns, YEAR_FIELDS, YEAR_STRIDE } from "../../bench/reference/columns.ts";
import { figures, lineFigures } from "../../bench/reference/figures.ts";
import { settle } from "../../bench/reference/integers.ts";
import { settleLines } from "../../bench/reference/lines.ts";
import { FANGCHENG_2020, HENAN_2018, HENAN_2019 } from "../../bench/reference/words.ts";
import { makeCohort, rowOf } from "../../bench/sample/cohort.ts";
import { nameOf } from "../../bench/sample/profile.ts";
import { makeSamples } from "../../bench/sample/stays.ts";
import { accountOf, claimOf } from "../../bench/sample/wire.ts";
import * as yizhan from "../../bench/yizhan.ts";

const root = fileURLToPath(new URL("../..", import.meta.url));
const RULES = [HENAN_2018, HENAN_2019, FANGCHENG_2020];
let rulebook: yizhan.Rulebook;

/** One for each plan: what it remembers is under test too. */
const cores = new Map<yizhan.Plan, yizhan.Core>();
function coreOf(plan: yizhan.Plan): yizhan.Core {
  const core = cores.get(plan) ?? yizhan.openCore(plan);
  cores.set(plan, core);
  return core;
}

beforeAll(() => {
  rulebook = yizhan.openRules(yizhan.readRules(root));
});

describe("hand-written integers", () => {
  const profiles = RULES.map((rules) => ({ rules, poor: null, tier: null, lines: 0 }));
  it.each(profiles.map((profile) => [nameOf(profile), profile] as const))(
    "settle 8 000 ready bills as the engine does: %s",
    (_, profile) => {
      makeSamples(profile, 8000, 11 + profile.rules).forEach((sample, i) => {
        const claim = claimOf(profile.rules, sample, `c-${i}`);
        const plan = yizhan.planOf(rulebook, claim);
        const account = yizhan.readAccount(accountOf(profile.rules, sample));
        const parsed = yizhan.readClaim(claim);
        const core = coreOf(plan);
        const outcome = yizhan.tracedCore(core, parsed, yizhan.openYear(core, parsed, account));
        expect([i, figures(settle(profile.rules, sample.stay, sample.year))]).toEqual([
          i,
          yizhan.figuresOf(core, outcome, account),
        ]);
      });
    },
  );

  const itemised = [7, 20, 200].flatMap((lines) => RULES.map((rules) => ({ rules, poor: null, tier: null, lines })));
  it.each(itemised.map((profile) => [nameOf(profile), profile] as const))(
    "settle fee lines and give back to each what the engine does: %s",
    (_, profile) => {
      makeSamples(profile, 6000 / profile.lines, 31 + profile.rules).forEach((sample, i) => {
        const claim = claimOf(profile.rules, sample, `c-${i}`);
        const plan = yizhan.planOf(rulebook, claim);
        const account = yizhan.readAccount(accountOf(profile.rules, sample));
        const parsed = yizhan.readClaim(claim);
        const core = coreOf(plan);
        const outcome = yizhan.tracedCore(core, parsed, yizhan.openYear(core, parsed, account));
        const own = settleLines(profile.rules, { ...sample.stay, lines: sample.lines }, sample.year);
        expect([i, figures(own.settled)]).toEqual([i, yizhan.figuresOf(core, outcome, account)]);
        expect([i, lineFigures(own)]).toEqual([i, yizhan.lineFiguresOf(outcome)]);
      });
    },
  );
});

describe("hand-written columns", () => {
  it.each(RULES.map((rules) => [rules] as const))("carry years as integers by hand do: rules %i", (rules) => {
    const profile = { rules, poor: null, tier: null, lines: 0 };
    const { columns } = makeCohort(profile, 20_000, 51);
    settleColumns(rules, columns);
    const last = new Map<number, number[]>();
    for (let start = 0; start < 20_000; start += 10_000)
      makeSamples(profile, 10_000, 51 + start).forEach(({ stay, year, person }, i) => {
        const row = start + i;
        const own = settle(rules, stay, year);
        const payers = [own.basic, own.criticalIllness, own.supplemental, own.medicalAssistance];
        expect([row, columns.refused[row], columns.basic[row], columns.criticalIllness[row]]).toEqual([
          row,
          0,
          ...payers.slice(0, 2),
        ]);
        expect([columns.supplemental[row], columns.medicalAssistance[row]]).toEqual(payers.slice(2));
        expect([columns.patient[row], columns.patientInScope[row]]).toEqual([own.patient, own.patientInScope]);
        last.set(start / 5 + person, rowOf(own.year));
      });
    for (const [person, year] of last)
      expect([...columns.years.subarray(person * YEAR_STRIDE, person * YEAR_STRIDE + YEAR_FIELDS)]).toEqual(year);
  });
});

describe("peers", () => {
  it.each(RULES.map((rules) => [rules] as const))("settle 2 000 bills to the fen: rules %i", async (rules) => {
    const [zen, rulesEngine, logic] = [createZen(false), createRulesEngine(), createLogic()];
    const profile = { rules, poor: null, tier: null, lines: 0 };
    for (const sample of makeSamples(profile, 2000, 71)) {
      const { stay, year } = sample;
      const own = figures(settle(rules, stay, year));
      const yuan = inYuan(sample);
      expect(fenFigures(settleDecimal(rules, yuan.stay, yuan.year))).toEqual(own);
      expect(figures(settledOf(stay, year, logic(speak(rules, stay, year))))).toEqual(own);
      const spoken = speak(rules, yuan.stay, yuan.year);
      for (const evaluate of [zen, rulesEngine])
        expect(figures(settledOf(stay, year, inFen(await evaluate(spoken))))).toEqual(own);
    }
  });
});
