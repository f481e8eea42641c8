/** The lines of a claim, or the parts of its bill, as numbers. */
import { NO_ITEMS, NO_TAG_SETS } from "./parsed.ts";
import type { ClaimCodes, ParsedPart } from "./parsed.ts";

/** What settling reads of lines and parts. */
export function itemsOf(
  lines: readonly ParsedPart[],
  parts: readonly ParsedPart[],
): Pick<ClaimCodes, "items" | "tagSets"> {
  if (lines.length + parts.length === 0) return { items: NO_ITEMS, tagSets: NO_TAG_SETS };
  const items: number[] = [];
  const tagSets: (readonly string[])[] = [];
  for (const line of lines) addItem(items, line, tagSets);
  for (const part of parts) addItem(items, part, tagSets);
  return { items, tagSets: keptSets(tagSets) };
}

/** How many tag sets are compared: bills have few, and one of thousands is not to take for ever. */
const COMPARED = 8;

type TagSets = ClaimCodes["tagSets"];

/**
 * Tag sets of claims before: most bills bear the same, and settling many stays near what it has looked at. The first is
 * that of claims without tags; each of the others gives its place to a new one in turn, so that memory is bounded.
 */
const kept: TagSets[] = [NO_TAG_SETS];
const MOST_KEPT = 8;
/** The place of the next that is kept. */
let next = 1;

/** The tag sets of an earlier claim where they are the same. */
function keptSets(tagSets: TagSets): TagSets {
  if (tagSets.length > COMPARED) return tagSets;
  for (const each of kept)
    if (each.length === tagSets.length && each.every((tags, set) => isSame(tags, tagSets[set] ?? []))) return each;
  // Copied, since a text that was cut out of a larger one would keep all of that.
  const own = JSON.parse(JSON.stringify(tagSets)) as TagSets;
  kept[next] = own;
  next = (next % (MOST_KEPT - 1)) + 1;
  return own;
}

function addItem(items: number[], { parts, tags }: ParsedPart, tagSets: (readonly string[])[]): void {
  items.push(parts[0], parts[1], parts[2], parts[3], tags.length === 0 ? 0 : tagSetOf(tags, tagSets));
}

/** The place of tags among the sets, from 1; they are put there if they are not among the first. */
function tagSetOf(tags: readonly string[], tagSets: (readonly string[])[]): number {
  for (let set = 0; set < tagSets.length && set < COMPARED; set++) if (isSame(tags, tagSets[set] ?? [])) return set + 1;
  return tagSets.push(tags);
}

function isSame(tags: readonly string[], others: readonly string[]): boolean {
  return tags.length === others.length && tags.every((tag, i) => tag === others[i]);
}
