/** Companion cases of open ranges: a version of a region below, with what `rules check` must find beyond its mandate. */
import * as z from "zod";
import { field, strictObject } from "./documented.ts";
import { versionSchema } from "./schema-version.ts";
import { evidence, schemaAddress, text, words } from "./terms.ts";
import type { Evidence, LayerVersion, Text } from "./types.ts";
import { expecting } from "./wording.ts";

/** What the check finds of a version that is held to the ranges of the regions above it. */
export const RANGE_CODES = ["out_of_range", "escapes_range", "unknown_indicator"] as const;

/** One finding that must come out: its code, and the place in the version. */
export interface ExpectedFinding {
  readonly code: (typeof RANGE_CODES)[number];
  readonly path: string;
}

/** A companion case of open ranges: no bill, but a version that a region below might write. */
export interface RangeCase {
  readonly $schema?: string;
  readonly title: Text;
  /** Where the case or its figures come from. */
  readonly source: string;
  readonly evidence: Evidence;
  /** It stands in place of the region's own of the same start and publication, and of nothing else. */
  readonly version: LayerVersion;
  /** All findings, in any order; none: the version keeps to its mandate. */
  readonly expect: { readonly findings: readonly ExpectedFinding[] };
}

const finding = strictObject({
  code: field(
    z.enum(RANGE_CODES),
    "out_of_range 超出授权区间;escapes_range 没有区间所及的待遇、情形或数值;unknown_indicator 没有写所需的指标",
    "out_of_range: beyond a range; escapes_range: without the benefit, case or value that a range is for; unknown_indicator: an indicator that is needed is not stated",
  ),
  path: field(
    z.string(expecting("位置", "a place")),
    "version 中的位置,照 rules check 所印;空为整个 version",
    "the place in the version, as rules check prints it; empty for the whole",
  ),
}) satisfies z.ZodType<ExpectedFinding>;

/** The schema of a companion case of open ranges. */
export const rangeCaseSchema = strictObject({
  $schema: z.exactOptional(schemaAddress),
  title: field(text, "名称", "title"),
  source: field(words, "案例或其数字的出处", "where the case or its figures come from"),
  evidence: field(evidence, "依据", "how far it can be trusted"),
  version: field(
    versionSchema,
    "假设下级某地这样写的一个版本",
    "a version as a region below might write it, to be held to the ranges above",
  ),
  expect: field(
    strictObject({
      findings: field(
        z.array(finding),
        "rules check 应查出的全部;空列表为在区间之内",
        "all that rules check must find; empty: it keeps to its mandate",
      ),
    }),
    "应得的结果",
    "what must come out",
  ),
}) satisfies z.ZodType<RangeCase>;
