/** The pool built from the sources: a thread cannot be started from TypeScript. */
import { mkdtempSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { buildSync } from "esbuild";

const root = fileURLToPath(new URL("../..", import.meta.url));

/**
 * Builds `pool.js` with its worker into a new folder, beside which the shipped rules are.
 *
 * @param more Further modules to build, by name.
 * @returns The folder.
 */
export function buildPool(more: { readonly [name: string]: string } = {}): string {
  const folder = join(mkdtempSync(join(tmpdir(), "yizhan-pool-")), "dist");
  buildSync({
    entryPoints: { pool: join(root, "src/pool.ts"), "pool-worker": join(root, "src/pool-worker.ts"), ...more },
    outdir: folder,
    bundle: true,
    splitting: true,
    format: "esm",
    platform: "node",
    target: "node20",
    logLevel: "warning",
  });
  writeFileSync(join(folder, "package.json"), JSON.stringify({ type: "module" }));
  symlinkSync(join(root, "rules"), join(dirname(folder), "rules"));
  return folder;
}
