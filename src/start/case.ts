/** The companion case with which a county begins: one bill that its files refuse until they are filled in. */
import { dayAfter } from "../date.ts";
import { SettlementError } from "../errors.ts";
import type { IssueCode } from "../errors.ts";
import { createRulebook } from "../rulebook.ts";
import type { CompanionCase } from "../rules/companion.ts";
import type { Day, RuleFile } from "../rules/types.ts";
import { settle } from "../settlement.ts";

/** What the case is about. */
export interface CaseSubject {
  readonly region: string;
  /** The first day of the region's files. */
  readonly from: Day;
  /** The hospital class that the regions above declare first; `undefined`: none. */
  readonly hospitalClass: string | undefined;
  /** Marks what must be replaced. */
  readonly toFill: string;
}

/** How long the stay is. Unit: nights. */
const NIGHTS = 4;

/**
 * A case that holds for the folder as it is written, with a claim that carries every fact which rules can ask for.
 *
 * @param files The rules with the folder's own.
 * @returns `null` where the bill is settled already, since the regions above decide everything: what it must pay is for
 *          a person to write.
 */
export function startingCase(files: readonly RuleFile[], subject: CaseSubject): CompanionCase | null {
  const { toFill } = subject;
  const claim = claimOf(subject);
  const refused = refusalOf(files, claim);
  if (refused === null) return null;
  return {
    $schema: "../../../schema/case.schema.json",
    title: {
      zh: `${toFill}：低保对象县级医院住院；规则填好之前应被拒绝`,
      en: `${toFill}: subsistence, inpatient, county hospital; refused until the rules are filled in`,
    },
    source: toFill,
    evidence: "illustrative",
    claim,
    expect: { refused },
    working: [],
  };
}

function claimOf({ region, from, hospitalClass }: CaseSubject): CompanionCase["claim"] {
  let discharged = from;
  for (let night = 0; night < NIGHTS; night++) discharged = dayAfter(discharged);
  return {
    id: "case-1",
    person: {
      id: "person-1",
      insurance: "resident",
      region,
      birthDate: "1960-01-01",
      categories: [{ code: "subsistence" }],
      certificates: [],
    },
    visit: {
      kind: "inpatient",
      facility: {
        id: "hospital-1",
        region,
        tier: "county",
        grade: 2,
        designated: true,
        tcm: false,
        ...(hospitalClass === undefined ? {} : { class: hospitalClass }),
      },
      admitted: from,
      discharged,
      settled: discharged,
      referred: true,
      accident: false,
      continuation: false,
      programmes: [],
      flags: [],
      diseases: [],
    },
    bill: { inScope: "10000.00", preSelfPay: "500.00", overLimit: "0.00", ownPay: "300.00" },
  };
}

/** The codes with which a claim is refused; `null` where it is settled. */
function refusalOf(files: readonly RuleFile[], claim: CompanionCase["claim"]): readonly IssueCode[] | null {
  try {
    settle(createRulebook(files), claim);
    return null;
  } catch (error) {
    if (error instanceof SettlementError) return error.issues.map(({ code }) => code);
    throw error;
  }
}
