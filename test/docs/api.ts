/** What the sources export, refuse with, and show as examples, read by the compiler. */
import { join } from "node:path";
import ts from "typescript";
import { ROOT } from "./places.ts";

/** A name that an entry exports. */
export interface Exported {
  readonly name: string;
  readonly entry: keyof typeof ENTRIES;
  /** Examples of its documentation. */
  readonly examples: readonly string[];
  readonly isType: boolean;
}

const ENTRIES = {
  yizhan: "src/index.ts",
  "yizhan/node": "src/node.ts",
  "yizhan/tools": "src/tools.ts",
  "yizhan/batch": "src/batch.ts",
  "yizhan/pool": "src/pool.ts",
} as const;

/** Everything that the entries export. */
export function exportedNames(): Exported[] {
  const files = Object.values(ENTRIES).map((file) => join(ROOT, file));
  const program = ts.createProgram(files, {
    target: ts.ScriptTarget.ES2022,
    module: ts.ModuleKind.ESNext,
    moduleResolution: ts.ModuleResolutionKind.Bundler,
    allowImportingTsExtensions: true,
    noEmit: true,
    types: ["node"],
    typeRoots: [join(ROOT, "node_modules/@types")],
  });
  const checker = program.getTypeChecker();
  return (Object.keys(ENTRIES) as (keyof typeof ENTRIES)[]).flatMap((entry) => {
    const source = program.getSourceFile(join(ROOT, ENTRIES[entry]));
    const symbol = source === undefined ? undefined : checker.getSymbolAtLocation(source);
    if (symbol === undefined) throw new Error(`${ENTRIES[entry]} exports nothing`);
    return checker.getExportsOfModule(symbol).map((each): Exported => {
      const own = (each.flags & ts.SymbolFlags.Alias) === 0 ? each : checker.getAliasedSymbol(each);
      return {
        name: each.name,
        entry,
        examples: (own.declarations ?? []).flatMap(examplesOf),
        isType: (own.flags & ts.SymbolFlags.Value) === 0,
      };
    });
  });
}

function examplesOf(declaration: ts.Declaration): string[] {
  return ts
    .getJSDocTags(declaration)
    .filter((tag) => tag.tagName.text === "example")
    .map((tag) => `${ts.getTextOfJSDocComment(tag.comment) ?? ""}\n`);
}

/** The codes of issues, as their type names them. */
export function issueCodes(source: string): string[] {
  const codes: string[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isPropertySignature(node) && node.name.getText() === "code" && node.type !== undefined)
      collect(node.type, codes);
    ts.forEachChild(node, visit);
  };
  visit(ts.createSourceFile("errors.ts", source, ts.ScriptTarget.ES2022, true));
  return codes;
}

function collect(type: ts.TypeNode, codes: string[]): void {
  if (ts.isUnionTypeNode(type)) for (const each of type.types) collect(each, codes);
  else if (ts.isLiteralTypeNode(type) && ts.isStringLiteral(type.literal)) codes.push(type.literal.text);
}

/** Names that a piece of code uses and does not itself declare. */
export function freeNames(source: string): string[] {
  const file = ts.createSourceFile("example.mts", source, ts.ScriptTarget.ES2022, true);
  const declared = new Set<string>();
  const used = new Set<string>();
  const visit = (node: ts.Node): void => {
    if (ts.isIdentifier(node)) {
      const parent = node.parent;
      const isKey =
        (ts.isPropertyAccessExpression(parent) && parent.name === node) ||
        (ts.isPropertyAssignment(parent) && parent.name === node) ||
        (ts.isBindingElement(parent) && parent.propertyName === node);
      const isDeclared =
        (ts.isVariableDeclaration(parent) ||
          ts.isBindingElement(parent) ||
          ts.isParameter(parent) ||
          ts.isImportSpecifier(parent)) &&
        parent.name === node;
      if (isDeclared) declared.add(node.text);
      else if (!isKey) used.add(node.text);
    }
    ts.forEachChild(node, visit);
  };
  visit(file);
  return [...used].filter((name) => !declared.has(name) && !(name in globalThis));
}
