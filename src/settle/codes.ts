/** The codes of a claim against those that its region declares: a code nobody declared is refused, not ignored. */
import type { ParsedClaim, ParsedPerson } from "../claim/parsed.ts";
import type { Issue } from "../errors.ts";
import { show } from "../errors.ts";
import { CATEGORIES } from "../facts.ts";
import type { Plan } from "../plan/types.ts";

const NATIONAL_CATEGORIES: ReadonlySet<string> = new Set(CATEGORIES);

/** All codes of the claim that neither the national list nor the region's pipelines know, and layers likewise. */
export function checkCodes(claim: ParsedClaim, plan: Plan): Issue[] {
  const issues: Issue[] = [];
  const unknown = (path: string, zh: string, en: string, found: string): void => {
    issues.push({ code: "invalid_claim", claim: claim.id, path, expected: { zh, en }, found: show(found) });
  };
  const { categories, certificates, classes, programmes, flags, tags } = plan.declared;
  const checkCategories = (at: string, held: ParsedPerson["categories"]): void =>
    held?.forEach(({ code }, i) => {
      if (!NATIONAL_CATEGORIES.has(code) && !categories.has(code))
        unknown(`${at}[${i}].code`, "全国或本地区声明的人员类别", "a category, national or declared", code);
    });
  checkCategories("person.categories", claim.person.categories);
  checkCategories("person.mother.categories", claim.person.motherCategories);
  claim.person.certificates?.forEach(({ code }, i) => {
    if (!certificates.has(code))
      unknown(`person.certificates[${i}].code`, "本地区声明的证件", "a declared certificate", code);
  });
  const { class: hospitalClass } = claim.visit;
  if (hospitalClass !== null && !classes.has(hospitalClass))
    unknown("visit.facility.class", "本地区声明的医院类别", "a declared hospital class", hospitalClass);
  claim.visit.programmes?.forEach((code, i) => {
    if (!programmes.has(code)) unknown(`visit.programmes[${i}]`, "本地区声明的项目", "a declared programme", code);
  });
  claim.visit.flags?.forEach((code, i) => {
    if (!flags.has(code)) unknown(`visit.flags[${i}]`, "本地区声明的就诊标记", "a declared flag", code);
  });
  const checkTags = (at: string, own: readonly string[]): void =>
    own.forEach((tag, t) => {
      if (!tags.has(tag)) unknown(`${at}.tags[${t}]`, "本地区声明的标签", "a declared tag", tag);
    });
  claim.lines.forEach((line, i) => checkTags(`lines[${i}]`, line.tags));
  claim.parts.forEach((part, i) => checkTags(`bill[${i}]`, part.tags));
  claim.paid.forEach(({ layer }, i) => {
    if (plan.layers.some((each) => each.name === layer)) return;
    const expected = { zh: "支付顺序中的层", en: "a layer of the pipeline" };
    issues.push({ code: "unknown_layer", claim: claim.id, path: `paid[${i}].layer`, expected, found: show(layer) });
  });
  return issues;
}
