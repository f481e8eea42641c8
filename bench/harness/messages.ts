/** What parent and child say to each other. */
import type { Profile } from "../sample/profile.ts";
import type { Size } from "./runner.ts";

/** A question to a child. */
export type Question =
  | {
      readonly ask: "open";
      readonly contender: string;
      readonly profile: Profile;
      readonly root: string;
      readonly size: Size;
    }
  | { readonly ask: "warm"; readonly ms: number }
  | { readonly ask: "slice"; readonly ms: number }
  | { readonly ask: "figures"; readonly count: number }
  | { readonly ask: "memory"; readonly what: string; readonly root: string };

/** Its answer: nanoseconds a claim, figures, bytes; or what went wrong. */
export type Answer =
  | { readonly kind: "done" }
  | { readonly kind: "ns"; readonly ns: number }
  | { readonly kind: "figures"; readonly figures: readonly number[][] | null }
  | { readonly kind: "bytes"; readonly bytes: number }
  | { readonly kind: "failed"; readonly message: string };
