/** Rules: read, compiled, and with one value changed, beside JSON.parse of all their files. */
import { SEED } from "../harness/runner.ts";
import type { Open, Runner } from "../harness/runner.ts";
import { makeSamples } from "../sample/stays.ts";
import { claimOf } from "../sample/wire.ts";
import type { Profile } from "../sample/profile.ts";
import * as yizhan from "../yizhan.ts";

function repeat(work: () => number): Runner {
  return {
    run(count) {
      let sum = 0;
      for (let i = 0; i < count; i++) sum += work();
      return sum;
    },
  };
}

function claim(profile: Profile): yizhan.Claim {
  const [sample] = makeSamples(profile, 1, SEED);
  if (sample === undefined) throw new RangeError("no sample");
  return claimOf(profile.rules, sample, "c-1");
}

/** JSON.parse of every file. */
export const openRulesJson: Open = (_, root) => {
  const texts = yizhan.readRules(root).map(({ text }) => text ?? "");
  return repeat(() => texts.reduce((sum, text) => sum + Object.keys(JSON.parse(text) as object).length, 0));
};

/** Every file from the disk. */
export const openReading: Open = (_, root) => repeat(() => yizhan.readRules(root).length);

/** Every file's text to a rulebook. */
export const openRulebook: Open = (_, root) => {
  const files = yizhan.readRules(root);
  return repeat(() => (yizhan.openRules(files) === undefined ? 0 : 1));
};

/** Resolved rules to a plan. */
export const openPlan: Open = (profile, root) => {
  const compile = yizhan.openCompile(yizhan.readRules(root), claim(profile));
  return repeat(() => compile().payers.length);
};

/** One rate changed, to the plan. */
export const openOverlay: Open = (profile, root) => {
  const files = yizhan.readRules(root);
  const name = "CN/410000-henan/basic/2018-10-01.json";
  const stated = files.find(({ file }) => file === name);
  if (stated === undefined) throw new RangeError(`no ${name}`);
  const text = (stated.text ?? "").replace('"0.63"', '"0.64"');
  if (text === stated.text) throw new RangeError("the rate is not there");
  return repeat(() => yizhan.overlay(files, { file: name, text }, claim(profile)).payers.length);
};
