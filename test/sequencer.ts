/** The order of test files: those that take minutes first, so that no worker waits alone for one of them at the end. */
import { BaseSequencer } from "vitest/node";
import type { TestSpecification } from "vitest/node";

/** Where the long ones are, the longest first. Others are as they come. */
const LONG = [
  "law-08-reference",
  "law-10",
  "prove/",
  "docs/readme",
  "property/journal",
  "law-09",
  "law-07",
  "law-11-more",
  "law-04-parts",
  "property/",
];

const rankOf = ({ moduleId }: TestSpecification): number => {
  const found = LONG.findIndex((part) => moduleId.includes(part));
  return found === -1 ? LONG.length : found;
};

export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const usual = await super.sort(files);
    return usual.sort((a, b) => rankOf(a) - rankOf(b));
  }
}
