/** Rule engines of npm, as contenders. */
import { SEED } from "../harness/runner.ts";
import type { Open } from "../harness/runner.ts";
import { figures } from "../reference/figures.ts";
import { createLogic } from "../reference/logic.ts";
import { createRulesEngine } from "../reference/rules-engine.ts";
import { settledOf, speak } from "../reference/spoken.ts";
import type { Found, Spoken } from "../reference/spoken.ts";
import { createZen } from "../reference/zen.ts";
import { makeSamples } from "../sample/stays.ts";
import { inYuan } from "./decimal.ts";

const CLAIMS = 512;
const fenOf = (yuan: number): number => Number((yuan * 100).toPrecision(15));

/** Amounts found in yuan, in fen. */
export function inFen(found: Found): Found {
  return {
    stated: fenOf(found.stated),
    deductible: fenOf(found.deductible),
    basic: fenOf(found.basic),
    criticalIllness: fenOf(found.criticalIllness),
    criticalUsed: fenOf(found.criticalUsed),
    supplemental: fenOf(found.supplemental),
    supplementalBase: fenOf(found.supplementalBase),
    supplementalUsed: fenOf(found.supplementalUsed),
    medicalAssistance: fenOf(found.medicalAssistance),
    assistanceBase: fenOf(found.assistanceBase),
  };
}

/** An engine that takes yuan and is awaited claim by claim. */
function openAwaited(create: () => (stay: Spoken) => Promise<Found>): Open {
  return ({ rules, ...profile }) => {
    const samples = makeSamples({ rules, ...profile }, CLAIMS, SEED);
    const claims = samples.map((sample) => {
      const { stay, year } = inYuan(sample);
      return speak(rules, stay, year);
    });
    const evaluate = create();
    let at = 0;
    return {
      async run(count) {
        let sum = 0;
        for (let i = 0; i < count; i++) {
          const claim = claims[at] as Spoken;
          if (++at === claims.length) at = 0;
          const found = await evaluate(claim);
          sum += found.basic + found.medicalAssistance;
        }
        return sum;
      },
      async figures(count) {
        const rows: number[][] = [];
        for (const { stay, year } of samples.slice(0, count)) {
          const claim = claims[rows.length] as Spoken;
          rows.push(figures(settledOf(stay, year, inFen(await evaluate(claim)))));
        }
        return rows;
      },
    };
  };
}

export const openZen: Open = openAwaited(() => createZen(false));
export const openTracedZen: Open = openAwaited(() => createZen(true));
export const openRulesEngine: Open = openAwaited(createRulesEngine);

/** Compiled JsonLogic on fen, synchronous. */
export const openLogic: Open = (profile) => {
  const samples = makeSamples(profile, CLAIMS, SEED);
  const claims = samples.map(({ stay, year }) => speak(profile.rules, stay, year));
  const evaluate = createLogic();
  let at = 0;
  return {
    run(count) {
      let sum = 0;
      for (let i = 0; i < count; i++) {
        const claim = claims[at] as Spoken;
        if (++at === claims.length) at = 0;
        const found = evaluate(claim);
        sum += found.basic + found.medicalAssistance;
      }
      return sum;
    },
    figures: (count) =>
      samples.slice(0, count).map(({ stay, year }, i) => figures(settledOf(stay, year, evaluate(claims[i] as Spoken)))),
  };
};
