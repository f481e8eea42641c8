/** The four parts of every bill. */
import type { Bucket } from "./rules/types.ts";

/** The buckets in the order in which a payment takes from them; tables hold them by this index. */
export const BUCKETS: readonly Bucket[] = ["inScope", "preSelfPay", "overLimit", "ownPay"];
