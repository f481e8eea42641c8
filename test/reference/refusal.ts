/** A claim that is refused, with the codes of the issues that one stage found. */
export class Refusal extends Error {
  readonly codes: readonly string[];

  constructor(codes: readonly string[], detail: string) {
    super(`${codes.join(", ")}: ${detail}`);
    this.codes = codes;
  }
}
