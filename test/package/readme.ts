/** What README.md shows, done with the package as its users get it: test/docs does the same with the sources. */
import assert from "node:assert/strict";
import { commandsIn, createDesk, kindOfCommand } from "../docs/desk.ts";
import { knownBlocks } from "../docs/kinds.ts";
import { readDocument, README } from "../docs/places.ts";
import { layOut, runModule } from "../docs/refresh.ts";

interface Check {
  readonly name: string;
  readonly run: () => void;
}

/**
 * A check for each command and module of README.md, in its order.
 *
 * @param installed The folder of the package.
 */
export function readmeChecks(installed: string): { readonly checks: readonly Check[]; readonly clear: () => void } {
  const document = readDocument(README);
  assert.ok(document !== null, `${README} is missing`);
  const { blocks } = knownBlocks(document);
  const desk = createDesk(installed);
  const checks = blocks.flatMap((block, at): readonly Check[] => {
    if (block.kind === "module") {
      const next = blocks[at + 1];
      const check = (): void => {
        layOut(desk, blocks, block);
        const { code, stdout, stderr } = runModule(desk, block, {});
        // Without the lines of built code, which are long and say little.
        const said = stderr.split("\n").filter((line) => line.length < 300);
        assert.ok(code === 0 && stderr === "", `exit ${code}\n${said.join("\n")}`);
        if (next?.kind === "output") assert.equal(stdout, next.text);
      };
      return [{ name: `the module at line ${block.line} of ${README}`, run: check }];
    }
    if (block.kind !== "commands") return [];
    const commands = commandsIn(block).filter(({ command }) => kindOfCommand(command) === "run");
    return commands.map(({ line, command, shown }) => {
      const check = (): void => {
        layOut(desk, blocks, block);
        const { code, stdout, stderr } = desk.run(command);
        if (shown === null) assert.equal(code, 0, stderr);
        else assert.equal((stdout + stderr).trimEnd(), shown.trimEnd());
      };
      return { name: `${command}, at line ${line} of ${README}`, run: check };
    });
  });
  return { checks, clear: desk.clear };
}
