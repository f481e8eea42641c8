/** The engine's object call, from a parsed claim to the opaque outcome, as a contender. */
import { claimsOf, SEED } from "../harness/runner.ts";
import type { Open } from "../harness/runner.ts";
import { makeSamples } from "../sample/stays.ts";
import { accountOf, claimOf } from "../sample/wire.ts";
import * as yizhan from "../yizhan.ts";

interface Opened {
  readonly claim: yizhan.ParsedClaim;
  readonly account: yizhan.ParsedAccount;
  readonly year: Float64Array;
}

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
    const claims = samples.map((sample, i): Opened => {
      const claim = yizhan.readClaim(wire[i]);
      const account = yizhan.readAccount(accountOf(rules, sample));
      return { claim, account, year: yizhan.openYear(plan, claim, account) };
    });
    let at = 0;
    return {
      run(count) {
        let sum = 0;
        for (let i = 0; i < count; i++) {
          const { claim, year } = claims[at] as Opened;
          if (++at === claims.length) at = 0;
          sum += yizhan.touch(seat, core(seat, claim, year));
        }
        return sum;
      },
      figures: (count) =>
        claims.slice(0, count).map(({ claim, account, year }) => {
          const outcome = core(seat, claim, year);
          return [...yizhan.figuresOf(seat, outcome, account), ...yizhan.lineFiguresOf(outcome)];
        }),
    };
  };
}

/** With the numbers of the trace. */
export const openTraced: Open = openCore(yizhan.tracedCore);

/** Without them. */
export const openUntraced: Open = openCore(yizhan.untracedCore);
