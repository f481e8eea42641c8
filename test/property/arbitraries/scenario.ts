/** A pack with several claims, each with its account: one pack serves many settlements. */
import type * as fc from "fast-check";
import type { Account, Claim } from "../../../src/claim/types.ts";
import { drawAccount } from "./account.ts";
import { drawClaim } from "./claim.ts";
import { drawPack } from "./pack.ts";
import type { Pack } from "./pack.ts";
import type { Constructs } from "./simple.ts";
import { drawn } from "./tape.ts";

/** A claim and the account before it. */
export interface Run {
  readonly claim: Claim;
  readonly account: Account;
}

/** A pack and settlements to make under it, each on its own. */
export interface Scenario {
  readonly pack: Pack;
  readonly runs: readonly Run[];
}

/** Claims of a scenario, unless a law wants another number. */
export const RUNS = 8;

/** The same claim as a later part of a stay that the year has counted. */
function countedBefore(claim: Claim): Claim {
  return { ...claim, stay: { ...claim.stay, counted: true } };
}

/** Scenarios of one pack and exactly `runs` claims (fewer when shrunk). */
export function scenarios(constructs: Constructs, runs = RUNS): fc.Arbitrary<Scenario> {
  return drawn((draw) => {
    const pack = draw.child((part) => drawPack(part, constructs));
    const drawRun = (index: number): Run =>
      draw.child((part) => {
        const plain = part.child((own) => drawClaim(own, pack, { constructs, id: `c-${index + 1}` }));
        const claim = plain.stay !== undefined && part.chance(0.3) ? countedBefore(plain) : plain;
        return { claim, account: part.child((own) => drawAccount(own, pack, claim)) };
      });
    return { pack, runs: Array.from({ length: runs }, (_, index) => drawRun(index)) };
  });
}
