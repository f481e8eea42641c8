/** The engine's object call, from a parsed claim to the opaque outcome, as a contender. */
import { claimsOf, SEED } from "../harness/runner.ts";
import type { Open } from "../harness/runner.ts";
import { makeSamples } from "../sample/stays.ts";
import { accountOf, claimOf } from "../sample/wire.ts";
import * as yizhan from "../yizhan.ts";

interface Opened {
  readonly claim: yizhan.ParsedClaim;
  readonly account: yizhan.ParsedAccount;
}

function openCore(core: typeof yizhan.tracedCore): Open {
  return (profile, root, size) => {
    const rulebook = yizhan.openRules(yizhan.readRules(root));
    const { rules } = profile;
    const samples = makeSamples(profile, claimsOf(profile, size), SEED);
    const wire = samples.map((sample, i) => claimOf(rules, sample, `c-${i}`));
    const claims = samples.map((sample, i): Opened => ({
      claim: yizhan.readClaim(wire[i]),
      account: yizhan.readAccount(accountOf(rules, sample)),
    }));
    const [first] = wire;
    if (first === undefined) throw new RangeError("no claims");
    const plan = yizhan.planOf(rulebook, first);
    let at = 0;
    return {
      run(count) {
        let sum = 0;
        for (let i = 0; i < count; i++) {
          const { claim, account } = claims[at] as Opened;
          if (++at === claims.length) at = 0;
          sum += yizhan.touch(core(plan, claim, account));
        }
        return sum;
      },
      figures: (count) =>
        claims.slice(0, count).map(({ claim, account }) => {
          const outcome = core(plan, claim, account);
          return [...yizhan.figuresOf(outcome), ...yizhan.lineFiguresOf(outcome)];
        }),
    };
  };
}

/** With the numbers of the trace. */
export const openTraced: Open = openCore(yizhan.tracedCore);

/** Without them. */
export const openUntraced: Open = openCore(yizhan.untracedCore);
