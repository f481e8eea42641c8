/**
 * Applies the seeded defects one by one to a copy of the sources and runs the tests on it: each must fail there.
 * `npm run defects` prints a line per defect and exits 1 if one was not caught. Arguments choose defects by name.
 */
import { spawnSync } from "node:child_process";
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { DEFECTS } from "./defects.ts";

const root = fileURLToPath(new URL("../..", import.meta.url));
const copied = ["src", "test", "rules", "package.json", "tsconfig.json", "README.md"];
/** The tests that a defect of the engine must not pass; each run ends at its first failure. */
const suites = ["test/golden", "test/unit", "test/property/law"];

function runTests(folder: string): number | null {
  const args = ["vitest", "run", "--config", "test/vitest.config.ts", "--bail", "1", ...suites];
  const { status } = spawnSync("npx", args, { cwd: folder, env: { ...process.env, CI: "true" }, stdio: "ignore" });
  return status;
}

const folder = mkdtempSync(join(tmpdir(), "yizhan-defects-"));
let missed = 0;
try {
  for (const name of copied) cpSync(join(root, name), join(folder, name), { recursive: true });
  symlinkSync(join(root, "node_modules"), join(folder, "node_modules"), "dir");
  const wanted = process.argv.slice(2);
  if (wanted.length === 0 && runTests(folder) !== 0) throw new Error("the tests fail without any defect");
  for (const { name, file, find, replace } of DEFECTS) {
    if (wanted.length > 0 && !wanted.includes(name)) continue;
    const path = join(folder, "src", file);
    const sound = readFileSync(path, "utf8");
    if (sound.split(find).length !== 2) throw new Error(`${file} does not read exactly once: ${find}`);
    writeFileSync(
      path,
      sound.replace(find, () => replace),
    );
    const caught = runTests(folder) !== 0;
    writeFileSync(path, sound);
    if (!caught) missed++;
    process.stdout.write(`${caught ? "caught" : "MISSED"}  ${name} (${file})\n`);
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}
process.exitCode = missed === 0 ? 0 : 1;
