/** Types of the documents' modules, checked as a user's own would be. */
import { dirname, join } from "node:path";
import ts from "typescript";
import { ROOT } from "./places.ts";

/** Everything that the compiler finds wrong with a module in TypeScript. */
export function typeFaults(source: string): string[] {
  // Named inside the repository, so that types of Node and of the sources are found; it is never written.
  const name = join(ROOT, "test/docs/block.mts");
  const options: ts.CompilerOptions = {
    target: ts.ScriptTarget.ES2022,
    lib: ["lib.es2022.d.ts"],
    module: ts.ModuleKind.ESNext,
    moduleResolution: ts.ModuleResolutionKind.Bundler,
    allowImportingTsExtensions: true,
    strict: true,
    noEmit: true,
    skipLibCheck: true,
    types: ["node"],
    typeRoots: [join(ROOT, "node_modules/@types")],
    paths: {
      yizhan: [join(ROOT, "src/index.ts")],
      "yizhan/node": [join(ROOT, "src/node.ts")],
      "yizhan/tools": [join(ROOT, "src/tools.ts")],
      "yizhan/batch": [join(ROOT, "src/batch.ts")],
      "yizhan/pool": [join(ROOT, "src/pool.ts")],
    },
  };
  const host = ts.createCompilerHost(options);
  const { readFile, fileExists, getSourceFile } = host;
  host.fileExists = (file) => file === name || fileExists(file);
  host.readFile = (file) => (file === name ? source : readFile(file));
  host.getSourceFile = (file, language, ...rest) =>
    file === name ? ts.createSourceFile(file, source, language, true) : getSourceFile(file, language, ...rest);
  host.getCurrentDirectory = () => dirname(name);
  const program = ts.createProgram([name], options, host);
  const own = program.getSourceFile(name);
  return ts.getPreEmitDiagnostics(program, own).map(({ start = 0, messageText }) => {
    const line = (own?.getLineAndCharacterOfPosition(start).line ?? 0) + 1;
    return `line ${line}: ${ts.flattenDiagnosticMessageText(messageText, " ")}`;
  });
}
