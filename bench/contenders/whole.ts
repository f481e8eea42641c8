/** Around the core: reading, printing, the whole of `settle`, and JSON alone beside them. */
import { claimsOf, SEED } from "../harness/runner.ts";
import type { Open } from "../harness/runner.ts";
import { cycle } from "./cycle.ts";
import type { Profile } from "../sample/profile.ts";
import { makeSamples } from "../sample/stays.ts";
import { accountOf, claimOf } from "../sample/wire.ts";
import * as yizhan from "../yizhan.ts";

/** A claim in every form. */
interface Forms {
  readonly claim: yizhan.Claim;
  readonly account: yizhan.Account;
  readonly text: string;
  readonly line: Buffer;
}

/** As many claims as a batch of files may have in memory at a time. */
const MOST = { claims: 1024, stays: 0 };

function formsOf(profile: Profile): Forms[] {
  const count = claimsOf(profile, MOST);
  return makeSamples(profile, count, SEED).map((sample, i) => {
    const text = JSON.stringify(claimOf(profile.rules, sample, `c-${i}`));
    const claim = JSON.parse(text) as yizhan.Claim;
    return { claim, account: accountOf(profile.rules, sample), text, line: Buffer.from(text) };
  });
}

const rulesOf = (root: string): yizhan.Rulebook => yizhan.openShipped(root);
const sizeOf = ({ settlement }: yizhan.Settled): number => settlement.steps.length + settlement.payments.length;

/** JSON alone: a claim parsed, its settlement written. */
export const openJson: Open = (profile, root) => {
  const rulebook = rulesOf(root);
  const settled = formsOf(profile).map(({ claim, text }) => ({
    text,
    settlement: yizhan.wholeSettle(rulebook, claim, undefined).settlement,
  }));
  return cycle(settled, ({ text, settlement }) => {
    const { id } = JSON.parse(text) as yizhan.Claim;
    return id.length + JSON.stringify(settlement).length;
  });
};

/** Unknown claim to printed settlement; the year begins with it. */
export const openSettle: Open = (profile, root) => {
  const rulebook = rulesOf(root);
  return cycle(formsOf(profile), ({ claim }) => sizeOf(yizhan.wholeSettle(rulebook, claim, undefined)));
};

/** The same with an account. */
export const openSettleOn: Open = (profile, root) => {
  const rulebook = rulesOf(root);
  return cycle(formsOf(profile), ({ claim, account }) => sizeOf(yizhan.wholeSettle(rulebook, claim, account)));
};

/** Unknown claim to parsed claim. */
export const openParse: Open = (profile) =>
  cycle(formsOf(profile), ({ claim }) => yizhan.readClaim(claim).person.region.length);

/** Outcome to printed settlement. */
export const openPrint: Open = (profile, root) => {
  const rulebook = rulesOf(root);
  const outcomes = formsOf(profile).map((forms) => {
    const plan = yizhan.planOf(rulebook, forms.claim);
    const [claim, account] = [yizhan.readClaim(forms.claim), yizhan.readAccount(forms.account)];
    const core = yizhan.openCore(plan);
    const outcome = yizhan.tracedCore(core, claim, yizhan.openYear(core, claim, account));
    return { outcome, account };
  });
  return cycle(outcomes, ({ outcome, account }) => (yizhan.print(outcome, account) === null ? 0 : 1));
};

/** A line of a file decoded and parsed, and nothing else. */
export const openDecode: Open = (profile) =>
  cycle(formsOf(profile), ({ line }) => (JSON.parse(line.toString("utf8")) as yizhan.Claim).id.length);

/** A line of a file to a line of summary, as the command line does it; the file ends with the last claim. */
export const openSummary: Open = (profile, root) => {
  const rulebook = rulesOf(root);
  const forms = formsOf(profile).map(({ line }, i) => ({ line: Buffer.concat([line, LINE_FEED]), first: i === 0 }));
  let summarise = yizhan.openSummaries(rulebook);
  return cycle(forms, ({ line, first }) => {
    if (first) summarise = yizhan.openSummaries(rulebook);
    return summarise(line).length;
  });
};

const LINE_FEED = Buffer.from("\n");
