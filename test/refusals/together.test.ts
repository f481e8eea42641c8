/** Several faults at once. */
import { holdRefusals } from "./refusal.ts";
import { TOGETHER } from "./together.ts";

holdRefusals("faults that come together are found together", TOGETHER);
