import type { Account } from "../../src/claim/types.ts";
import type { Limit } from "../../src/rules/benefit.ts";
import type { Day } from "../../src/rules/types.ts";
import { byCodePoint } from "./code-points.ts";
import { monthOf } from "./dates.ts";
import { fen, yuan, ZERO, type Exact } from "./decimal.ts";

/** The running totals of a person's year, and those of pools that count one claim only. */
export class Ledger {
  readonly #amounts: Map<string, Exact>;
  readonly #counts: Map<string, number>;
  readonly #claimPools = new Map<string, Exact>();
  readonly #day: Day;

  constructor(account: Account | null, day: Day) {
    this.#amounts = new Map(Object.entries(account?.amounts ?? {}).map(([key, amount]) => [key, fen(amount)]));
    this.#counts = new Map(Object.entries(account?.counts ?? {}));
    this.#day = day;
  }

  total(key: string): Exact {
    return this.#amounts.get(key) ?? ZERO;
  }

  add(key: string, amount: Exact): void {
    if (!amount.isZero()) this.#amounts.set(key, this.total(key).plus(amount));
  }

  count(key: string): number {
    return this.#counts.get(key) ?? 0;
  }

  /** What follows a prefix in the keys of counts. */
  counted(prefix: string): string[] {
    return [...this.#counts.keys()].flatMap((key) => (key.startsWith(prefix) ? [key.slice(prefix.length)] : []));
  }

  countOne(key: string): void {
    this.#counts.set(key, this.count(key) + 1);
  }

  /** How much of a limit is used before this benefit. */
  used(benefit: string, limit: Limit): Exact {
    const key = this.#limitKey(benefit, limit);
    if (limit.per !== "visit") return this.total(key);
    return limit.pool === undefined ? ZERO : (this.#claimPools.get(key) ?? ZERO);
  }

  /** Charges what a benefit looked at and paid: each key once, whatever the number of limits that name it. */
  charge(benefit: string, limits: readonly Limit[], base: Exact, paid: Exact): void {
    this.add(`${benefit}.base`, base);
    this.add(`${benefit}.paid`, paid);
    const charged = new Set([`${benefit}.base`, `${benefit}.paid`]);
    for (const limit of limits) {
      const key = this.#limitKey(benefit, limit);
      if (charged.has(key) || (limit.per === "visit" && limit.pool === undefined)) continue;
      charged.add(key);
      const amount = limit.on === "paid" ? paid : base;
      if (limit.per === "visit") {
        this.#claimPools.set(key, (this.#claimPools.get(key) ?? ZERO).plus(amount));
      } else {
        this.add(key, amount);
      }
    }
  }

  printedAmounts(): Record<string, string> {
    return Object.fromEntries(
      [...this.#amounts].sort(([a], [b]) => byCodePoint(a, b)).map(([key, amount]) => [key, yuan(amount)]),
    );
  }

  printedCounts(): Record<string, number> {
    return Object.fromEntries([...this.#counts].sort(([a], [b]) => byCodePoint(a, b)));
  }

  #limitKey(benefit: string, limit: Limit): string {
    const key = limit.pool === undefined ? `${benefit}.${limit.on}` : `pool.${limit.pool}`;
    if (limit.per === "month") return `${key}@${monthOf(this.#day)}`;
    if (limit.per === "day") return `${key}@${this.#day}`;
    return key;
  }
}
