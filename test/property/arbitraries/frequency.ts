/** How often each construct took part in the settlements of a law's run. */
import type { Claim } from "../../../src/claim/types.ts";
import type { Settlement } from "../../../src/settle/types.ts";
import { seed } from "../../seed.ts";
import { constructsIn } from "./constructs.ts";
import { evidenceOf } from "./evidence.ts";
import type { Evidence, InForce } from "./evidence.ts";

/** Counts settlements by what took part in them. */
export class Frequency {
  private readonly counts = new Map<string, number>();
  private settled = 0;

  /** Settlements counted so far. */
  get settlements(): number {
    return this.settled;
  }

  /** Counts a printed settlement, with its steps. */
  count(benefits: InForce, claim: Claim, settlement: Settlement): void {
    this.add(evidenceOf(benefits, claim, settlement));
  }

  /** Counts what somebody knows of a settlement. */
  add(evidence: Evidence): void {
    this.addNames(constructsIn(evidence));
  }

  /** Counts one settlement, or one of whatever else is counted, under some names. */
  addNames(names: Iterable<string>): void {
    this.settled += 1;
    for (const name of new Set(names)) this.counts.set(name, (this.counts.get(name) ?? 0) + 1);
  }

  /** The share of settlements with this name. Unit: percent. */
  percent(name: string): number {
    return this.settled === 0 ? 0 : ((this.counts.get(name) ?? 0) * 100) / this.settled;
  }

  /** One line per name: name, count, percent. */
  table(title: string): string {
    const rows = [...this.counts]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(
        ([name, count]) =>
          `${name.padEnd(28)}${String(count).padStart(8)}${this.percent(name).toFixed(1).padStart(7)} %`,
      );
    return [`${title}: ${this.settled} settlements`, ...rows].join("\n");
  }

  /** @throws Error naming every construct that is rarer than `percent` of the settlements. */
  assertAtLeast(percent: number, names: readonly string[]): void {
    const rare = names.filter((name) => this.percent(name) < percent);
    if (this.settled > 0 && rare.length === 0) return;
    const found = rare.map((name) => `${name} ${this.percent(name).toFixed(2)} %`).join(", ");
    throw new Error(`seed ${seed}: under ${percent} % of ${this.settled} settlements: ${found}`);
  }
}
