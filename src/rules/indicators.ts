/** The indicators by which bounds of open ranges may be expressed. */
import type { Indicator } from "./open.ts";

/** Every indicator. */
export const INDICATORS = ["incomePerHead"] as const satisfies readonly Indicator[];
