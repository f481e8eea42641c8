/** Compiles the source of the kernel to what `src/batch/kernel/code.ts` holds; never at run time. */
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const SOURCE = "src/batch/kernel/assembly/rows.ts";

/** Characters of base64 in a line of the file. */
const LINE = 100;

/** Where the compiled kernel is kept. */
export const CODE = fileURLToPath(new URL("../../src/batch/kernel/code.ts", import.meta.url));

/** The file with the kernel, compiled now. */
export function compileKernel(): string {
  const root = fileURLToPath(new URL("../../", import.meta.url));
  const compiler = dirname(createRequire(import.meta.url).resolve("assemblyscript/package.json"));
  const folder = mkdtempSync(join(tmpdir(), "yizhan-kernel-"));
  try {
    const file = join(folder, "kernel.wasm");
    const options = ["-O3", "--runtime", "stub", "--noAssert", "--enable", "simd", "--outFile", file];
    execFileSync(process.execPath, [join(compiler, "bin/asc.js"), SOURCE, ...options], { cwd: root, stdio: "inherit" });
    const lines =
      readFileSync(file)
        .toString("base64")
        .match(new RegExp(`.{1,${LINE}}`, "g")) ?? [];
    return (
      `/** The compiled kernel in base64, from assembly/rows.ts. Written by \`npm run kernel\`. */\n` +
      `export const KERNEL =\n${lines.map((line) => `  "${line}"`).join(" +\n")};\n`
    );
  } finally {
    rmSync(folder, { recursive: true });
  }
}
