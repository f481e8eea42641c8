/** The tables of versions and of what rules when, run by the engine. */
import { createRulebook, settle, SettlementError } from "../../src/index.ts";
import type { RuleFile } from "../../src/index.ts";
import { CLAIM, headOf, pipelineFile, REGIONS } from "./example-format.ts";
import type { Markdown, Table } from "./markdown.ts";

const VERSIONS = "version region from to published says";
const OUTCOMES = "discharged known at what rules because";

/** What a row says, and what comes out. */
export interface Selected {
  readonly discharged: string;
  readonly knownAt: string;
  readonly said: string;
  readonly found: string;
}

/**
 * Runs the table of outcomes over the table of versions.
 *
 * @throws Error where a document has not one of each.
 */
export function runSelection(document: Markdown): Selected[] {
  const versions = oneTable(document, VERSIONS);
  const required = { from: "2000-01-01", order: ["basic"], optional: [] };
  const files = [REGIONS, pipelineFile(required, {}), ...versions.rows.map(versionFile)];
  const rulebook = createRulebook(files);
  return oneTable(document, OUTCOMES).rows.map(([discharged = "", knownAt = "", said = ""]) => {
    const visit = { ...CLAIM.visit, admitted: discharged, discharged, settled: discharged };
    const bill = { inScope: "1000.00", preSelfPay: "0.00", overLimit: "0.00", ownPay: "0.00" };
    try {
      const { settlement } = settle(rulebook, { ...CLAIM, visit, bill }, undefined, { knownAt });
      const found = settlement.rules.filter(({ layer }) => layer === "basic").map(({ file }) => file);
      return { discharged, knownAt, said, found: found.join(" ") };
    } catch (error) {
      if (!(error instanceof SettlementError)) throw error;
      return { discharged, knownAt, said, found: error.issues.map(({ code }) => code).join(" ") };
    }
  });
}

function oneTable(document: Markdown, head: string): Table {
  const [table, ...more] = document.tables.filter((each) => each.head.join(" ") === head);
  if (table === undefined || more.length > 0) throw new Error(`${document.file}: not one table of: ${head}`);
  return table;
}

/** A version named by its first cell. */
function versionFile([
  name = "",
  region = "",
  from = "",
  to = "",
  published = "",
  says = "",
]: readonly string[]): RuleFile {
  if (region !== "province" && region !== "county") throw new Error(`${name}: no such region: ${region}`);
  const states = says === "ended" ? { ended: true } : { benefits: [] };
  return {
    file: name,
    data: {
      ...headOf(region),
      layer: "basic",
      from,
      ...(to === "" ? {} : { to }),
      published: published === "null" ? null : published,
      ...states,
    },
  };
}
