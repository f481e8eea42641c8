/** What is wrong between rule files: regions, repeats, and names that nothing declares. */
import { shorten, show } from "../errors.ts";
import { CATEGORIES, factType, isFactValue } from "../facts.ts";
import { pathOf } from "../path.ts";
import { checkPredicate } from "../predicate.ts";
import type { Places } from "./places.ts";
import { placesOf } from "./places.ts";
import { fieldOf, isPlainObject, keysOf, textOf } from "./raw.ts";
import { regionFaults } from "./region-faults.ts";
import type { FaultKind, RuleFault } from "./rule-fault.ts";
import type { Source } from "./source.ts";
import type { Text } from "./types.ts";
import { unseenIn } from "./unread.ts";
import type { Unread, Unseen } from "./unread.ts";
import { usesIn } from "./uses.ts";
import type { Use } from "./uses.ts";

/**
 * Everything that is wrong between files, and inside a file between what it says and what it refers to.
 *
 * @param unread What could not be read: names that are not found may be declared there.
 * @param only   Looks at what this one of the sources says alone, and at regions and repeats of all. Absent: all.
 */
export function crossFaults(sources: readonly Source[], unread: readonly Unread[], only?: Source): RuleFault[] {
  const places = placesOf(sources);
  const unseen = unseenIn(unread);
  return [
    ...regionFaults(sources, !unseen.hasRegions),
    ...repeatFaults(sources),
    ...sources
      .filter((source) => source.kind !== "regions" && (only === undefined || source === only))
      .flatMap((source) => fileFaults(source, places, unseen)),
  ];
}

const KNOWN_REGION: Text = { zh: "regions.json 中的地区", en: "a region of regions.json" };
const WITH_PARENT: Text = { zh: "有上级的地区", en: "a region that has a parent" };

function fileFaults({ file, value }: Source, places: Places, unseen: Unseen): RuleFault[] {
  const faults: RuleFault[] = [];
  const region = textOf(value, "region");
  const isKnown = region !== undefined && places.isKnown(region);
  const wrong = (kind: FaultKind, path: string, expected: Text, found: string): void => {
    faults.push({ kind, issue: { code: "invalid_rules", file, path, expected, found } });
  };
  if (!unseen.hasRegions && region !== undefined && !isKnown)
    wrong("unknown_region", "region", KNOWN_REGION, show(region));
  if (isKnown && fieldOf(value, "extends") !== undefined && !places.hasParent(region))
    wrong("unknown_parent", "extends", WITH_PARENT, show(region));

  // What is declared for a region is not known where it or one above it is not, or one of their files could not be read.
  const chain = isKnown ? places.chainOf(region) : [];
  const isPlaced = isKnown && (!unseen.hasRegions || chain.every((code) => places.isKnown(code)));
  const declaring = isPlaced && !unseen.declaresIn(chain) ? region : null;
  const lookedAt = ({ kind, name }: Use): string | null => {
    if (kind === "pool") return isPlaced && !unseen.statesIn(chain, null) ? region : null;
    // Of what layer a benefit is it says itself.
    if (kind === "benefit") return unseen.statesIn(chain, name.split(".")[0] ?? "") ? null : declaring;
    return declaring;
  };
  const { names, predicates } = usesIn(value);
  const documents = fieldOf(value, "documents");
  for (const use of names) {
    const expected =
      isPlainObject(documents) || use.kind !== "document" ? missing(use, documents, lookedAt(use), places) : null;
    if (expected !== null)
      wrong(use.kind === "document" ? "missing_source" : "undeclared_code", pathOf(use.path), expected, show(use.name));
  }
  for (const { predicate, path } of predicates) {
    const found = checkPredicate(predicate, (fact, literal) => {
      const type = factType(fact);
      if (type === undefined) return false;
      return isFactValue(type, literal, (code) => declaring === null || places.declares(declaring, code, literal));
    });
    // What is wrong whatever the codes are is wrong with the condition itself.
    const others = found.length === 0 ? [] : checkPredicate(predicate, () => true).map((each) => each.path);
    for (const each of found)
      faults.push({
        kind: others.includes(each.path) ? "condition" : "undeclared_code",
        issue: { ...each, file, path: `${pathOf(path)}${each.path}` },
      });
  }
  return faults;
}

const TAG: Text = { zh: "本地区或上级流程声明的费用标签", en: "a tag that a pipeline of the region or above declares" };
const PAYER: Text = {
  zh: "本地区或上级流程声明的支付方、层或 hospital",
  en: "a payer that a pipeline of the region or above declares, a layer, or hospital",
};
const LAYER: Text = {
  zh: "八层之一,或本地区或上级流程声明的层",
  en: "one of the eight layers, or one that a pipeline of the region or above declares",
};
const CATEGORY: Text = {
  zh: "国家人员类别,或本地区或上级流程声明的",
  en: "a national category, or one that a pipeline of the region or above declares",
};
const CERTIFICATE: Text = {
  zh: "本地区或上级流程声明的证件",
  en: "a certificate that a pipeline of the region or above declares",
};

const POOL: Text = {
  zh: "本地区或上级各层限额所用的 pool",
  en: "a pool that a limit of the region or above names",
};
const BENEFIT: Text = {
  zh: "本地区或上级该层的待遇",
  en: "a benefit that a version of the layer has, in the region or above",
};

/** What a name should have been, or `null` if there is such a thing. */
function missing({ kind, name }: Use, documents: unknown, region: string | null, places: Places): Text | null {
  if (kind === "document") {
    const keys = keysOf(documents);
    if (keys.includes(name.split(/\s/)[0] ?? "")) return null;
    const shown = keys.map(shorten);
    return { zh: `文件键之一:${shown.join("、")}`, en: `a key of documents first: ${shown.join(", ")}` };
  }
  if (region === null) return null;
  if (kind === "tag") return places.declares(region, "tags", name) ? null : TAG;
  if (kind === "category")
    return CATEGORIES.some((code) => code === name) || places.declares(region, "categories", name) ? null : CATEGORY;
  if (kind === "certificate") return places.declares(region, "certificates", name) ? null : CERTIFICATE;
  if (kind === "pool") return places.hasPool(region, name) ? null : POOL;
  if (kind === "benefit") {
    // One of a layer that there is not is said to be that.
    const isSaid = !places.isLayer(region, name.split(".")[0] ?? "");
    return isSaid || places.hasBenefit(region, name) ? null : BENEFIT;
  }
  if (kind === "payer") return places.isPayer(region, name) ? null : PAYER;
  return places.isLayer(region, name) ? null : LAYER;
}

/** Two files that are the same version: of one region, layer, start and day of being known. */
function repeatFaults(sources: readonly Source[]): RuleFault[] {
  const first = new Map<string, string>();
  return sources.flatMap(({ file, kind, value }): RuleFault[] => {
    if (kind === "regions") return [];
    const from = textOf(value, "from");
    const known = textOf(value, "published") ?? from;
    const key = [kind, textOf(value, "region"), textOf(value, "layer"), from, known].join(" ");
    const earlier = first.get(key);
    if (earlier === undefined) first.set(key, file);
    if (earlier === undefined || from === undefined) return [];
    const expected = {
      zh: `与 ${earlier} 不同的首日或公布日期`,
      en: `another first day or day of publication than ${earlier}`,
    };
    const found = `${shorten(from)}, known from ${shorten(known ?? "")}`;
    return [{ kind: "repeated_version", issue: { code: "invalid_rules", file, path: "from", expected, found } }];
  });
}
