/** Work on claim after claim, round and round. */
import type { Runner } from "../harness/runner.ts";

/** Goes round in claims, after every one of them has been seen once: what is remembered is there. */
export function cycle<T>(claims: readonly T[], work: (claim: T) => number): Runner {
  let at = 0;
  const run = (count: number): number => {
    let sum = 0;
    for (let i = 0; i < count; i++) {
      sum += work(claims[at] as T);
      if (++at === claims.length) at = 0;
    }
    return sum;
  };
  run(claims.length);
  return { run };
}
