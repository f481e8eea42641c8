/**
 * The seed of every property test: FC_SEED where it is set, a fixed one in CI, else a new one at each run.
 * Nothing prints it on a run that passes. When a property fails, fast-check's own message holds the seed and the path
 * of the counterexample; `FC_SEED=<that seed> npm run test:unit` repeats the run.
 */
function choose(): number {
  const given = process.env["FC_SEED"];
  if (given !== undefined && given !== "") {
    const parsed = Number(given);
    if (!Number.isSafeInteger(parsed)) throw new Error(`FC_SEED must be an integer, not ${JSON.stringify(given)}`);
    return parsed;
  }
  const ci = process.env["CI"];
  if (ci !== undefined && ci !== "" && ci !== "false") return 20181001;
  return Math.floor(Math.random() * 0x7fffffff);
}

export const seed: number = choose();
