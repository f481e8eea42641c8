/** Writes the compiled kernel into the sources, where it differs. Run by `npm run kernel`, and before each build. */
import { readFileSync, writeFileSync } from "node:fs";
import { CODE, compileKernel } from "./compile.ts";

const text = compileKernel();
if (readFileSync(CODE, "utf8") !== text) writeFileSync(CODE, text);
