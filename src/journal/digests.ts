/** The digests by which a changed, dropped or moved entry is found. */
import { digest } from "../canonical.ts";
import type { Issue } from "../errors.ts";
import type { Text } from "../rules/types.ts";
import type { Journal } from "./types.ts";

const UNCHANGED: Text = { zh: "前一条的摘要:此前有条目被改、被删或换了位置", en: "the digest of the entry before it" };
const WHOLE: Text = { zh: "最后一条的摘要:有条目被改或被删", en: "the digest of the last entry" };

/** Every place at which a digest is not that of what it should be of. */
export function chainIssues({ opening, entries, digest: last }: Journal): Issue[] {
  const issues: Issue[] = [];
  let before = digest(opening);
  const check = (path: string, said: string, expected: Text): void => {
    if (said !== before)
      issues.push({ code: "broken_chain", path, expected: withDigest(expected, before), found: said });
  };
  entries.forEach((entry, at) => {
    check(`entries[${at}].previous`, entry.previous, UNCHANGED);
    before = digest(entry);
  });
  check("digest", last, WHOLE);
  return issues;
}

function withDigest({ zh, en }: Text, own: string): Text {
  return { zh: `${zh},${own}`, en: `${en}, ${own}` };
}
