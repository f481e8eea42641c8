/** What the eight layers and their payers are called. */
import type { Text } from "../rules/types.ts";

/** Titles of the layers with fixed names. */
export const LAYER_NAMES: { readonly [layer: string]: Text } = {
  hospitalWaiver: { zh: "医疗机构减免(报销前)", en: "Hospital waiver (before)" },
  basic: { zh: "基本医保统筹", en: "Basic insurance" },
  criticalIllness: { zh: "居民大病保险", en: "Critical-illness insurance" },
  supplemental: { zh: "困难群众大病补充保险", en: "Supplemental insurance" },
  commercial: { zh: "商业补充保险", en: "Commercial supplement" },
  medicalAssistance: { zh: "医疗救助", en: "Medical assistance" },
  hospitalReduction: { zh: "医疗机构减免(报销后)", en: "Hospital reduction (after)" },
  backstop: { zh: "县级兜底", en: "County backstop" },
};

/** The payer of the two hospital layers. */
export const HOSPITAL = "hospital";

/** Title of that payer. */
export const HOSPITAL_NAME: Text = { zh: "医疗机构", en: "Hospital" };

/** Who pays for a layer unless a benefit names others: the layer's own payer. */
export function ownPayer(layer: string): string {
  return layer === "hospitalWaiver" || layer === "hospitalReduction" ? HOSPITAL : layer;
}
