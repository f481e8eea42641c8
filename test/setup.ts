import fc from "fast-check";
import { seed } from "./seed.ts";

// The seed is not logged here: fast-check prints it, with the path, in the message of a property that fails.
fc.configureGlobal({ seed });
