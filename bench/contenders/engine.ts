/** The engine's object call, from a parsed claim to the opaque outcome, as a contender. */
import { claimsOf, SEED } from "../harness/runner.ts";
import type { Open } from "../harness/runner.ts";
import { makeSamples } from "../sample/stays.ts";
import { accountOf, claimOf } from "../sample/wire.ts";
import * as yizhan from "../yizhan.ts";

function openCore(core: typeof yizhan.tracedCore): Open {
  return (profile, root, size) => {
    const rulebook = yizhan.openShipped(root);
    const { rules } = profile;
    const samples = makeSamples(profile, claimsOf(profile, size), SEED);
    const wire = samples.map((sample, i) => claimOf(rules, sample, `c-${i}`));
    const [first] = wire;
    if (first === undefined) throw new RangeError("no claims");
    const plan = yizhan.planOf(rulebook, first);
    const seat = yizhan.openCore(plan);
    // One after the other, as claims come, and each person's year in the place of the claim before which it is.
    const claims = wire.map(yizhan.readClaim);
    const accounts = samples.map((sample) => yizhan.readAccount(accountOf(rules, sample)));
    claims.forEach((claim, i) => yizhan.openYear(seat, claim, accounts[i] as yizhan.ParsedAccount));
    let at = 0;
    return {
      run(count) {
        let sum = 0;
        for (let i = 0; i < count; i++) {
          sum += yizhan.touch(seat, core(seat, claims[at] as yizhan.ParsedClaim, at));
          if (++at === claims.length) at = 0;
        }
        return sum;
      },
      figures: (count) =>
        claims.slice(0, count).map((claim, i) => {
          const outcome = core(seat, claim, i);
          const account = accounts[i] as yizhan.ParsedAccount;
          return [...yizhan.figuresOf(seat, outcome, account), ...yizhan.lineFiguresOf(outcome)];
        }),
    };
  };
}

/** With the numbers of the trace. */
export const openTraced: Open = openCore(yizhan.tracedCore);

/** Without them. */
export const openUntraced: Open = openCore(yizhan.untracedCore);
