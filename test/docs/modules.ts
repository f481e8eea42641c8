/** Blocks of TypeScript and JavaScript as modules, with the values that their comments promise. */
import { fileURLToPath, pathToFileURL } from "node:url";
import { join } from "node:path";
import ts from "typescript";
import { buildPool } from "../pool/built.ts";
import { ROOT } from "./places.ts";

/** Where a module finds what it imports, by the name that it imports; what is not among them it finds by itself. */
export interface Entries {
  readonly [name: string]: () => string;
}

/** Where `yizhan` is when a module of the documents imports it. */
const SOURCES: Entries = {
  yizhan: () => join(ROOT, "src/index.ts"),
  "yizhan/node": () => join(ROOT, "src/node.ts"),
  "yizhan/tools": () => join(ROOT, "src/tools.ts"),
  "yizhan/batch": () => join(ROOT, "src/batch.ts"),
  // Built, since a thread cannot be started from TypeScript; once.
  "yizhan/pool": () => (pool ??= join(buildPool(), "pool.js")),
};
let pool: string | null = null;

const SHOWN = pathToFileURL(fileURLToPath(new URL("shown.ts", import.meta.url))).href;

interface Edit {
  readonly at: number;
  readonly end: number;
  readonly text: string;
}

/**
 * A module that checks itself: imports of `yizhan` lead to the sources or to other entries, and every value that a
 * comment promises is compared. A comment promises one after an expression on its line, and where it begins with `→`;
 * after a declaration only with `→`. Lines stay where they are.
 *
 * @throws Error naming the first thing that does not parse.
 */
export function checkingModule(source: string, entries = SOURCES): string {
  const file = parse(source);
  const edits: Edit[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isImportDeclaration(node) && ts.isStringLiteral(node.moduleSpecifier)) {
      const entry = entries[node.moduleSpecifier.text]?.();
      if (entry !== undefined)
        edits.push({
          at: node.moduleSpecifier.getStart(file),
          end: node.moduleSpecifier.end,
          text: JSON.stringify(pathToFileURL(entry).href),
        });
    }
    const promise = promiseAfter(source, file, node);
    if (promise !== null) edits.push(...editsFor(file, node, promise));
    ts.forEachChild(node, visit);
  };
  visit(file);
  const changed = edits
    .sort((left, right) => right.at - left.at || right.end - left.end)
    .reduce((text, { at, end, text: inner }) => text.slice(0, at) + inner + text.slice(end), source);
  return `import { shown as __shown } from ${JSON.stringify(SHOWN)}; ${changed}`;
}

/** Everything that does not parse. */
export function syntaxFaults(source: string): string[] {
  const { diagnostics = [] } = ts.transpileModule(source, {
    reportDiagnostics: true,
    compilerOptions: { target: ts.ScriptTarget.ES2022, module: ts.ModuleKind.ESNext },
  });
  return diagnostics.map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, " "));
}

function parse(source: string): ts.SourceFile {
  const [fault] = syntaxFaults(source);
  if (fault !== undefined) throw new Error(fault);
  return ts.createSourceFile("block.mts", source, ts.ScriptTarget.ES2022, true);
}

/** What a comment promises of a statement; `null` for none. */
function promiseAfter(source: string, file: ts.SourceFile, node: ts.Node): string | null {
  if (!ts.isExpressionStatement(node) && !ts.isVariableStatement(node)) return null;
  const [sameLine = "", nextLine = ""] = source.slice(node.end).split("\n");
  const trailing = /^\s*\/\/\s*(→\s*)?(.*?)\s*$/.exec(sameLine);
  if (trailing !== null)
    return ts.isExpressionStatement(node) || trailing[1] !== undefined ? (trailing[2] ?? "") : null;
  if (sameLine.trim() !== "" || file.text.length === node.end) return null;
  return /^\s*\/\/\s*→\s*(.*?)\s*$/.exec(nextLine)?.[1] ?? /^\s*\/\/\s*(["[{\d-].*?)\s*$/.exec(nextLine)?.[1] ?? null;
}

function editsFor(file: ts.SourceFile, node: ts.Node, promise: string): Edit[] {
  const line = file.getLineAndCharacterOfPosition(node.getStart(file)).line + 1;
  const check = (value: string): string =>
    `__shown(${line}, ${value}, ${JSON.stringify(promise)}, ${literal(promise)})`;
  if (ts.isVariableStatement(node)) {
    const [declaration, ...more] = node.declarationList.declarations;
    if (declaration === undefined || more.length > 0 || !ts.isIdentifier(declaration.name))
      throw new Error(`line ${line}: a value is promised of more than one name`);
    return [{ at: node.end, end: node.end, text: ` ${check(declaration.name.text)};` }];
  }
  if (!ts.isExpressionStatement(node)) return [];
  const expression = valueOf(node.expression);
  return [{ at: expression.getStart(file), end: expression.end, text: check(expression.getText(file)) }];
}

/** The expression whose value is shown: what `console.log` is given, if it is called with one thing. */
function valueOf(expression: ts.Expression): ts.Expression {
  if (!ts.isCallExpression(expression) || expression.arguments.length !== 1) return expression;
  return expression.expression.getText() === "console.log" ? (expression.arguments[0] ?? expression) : expression;
}

/** A promise as a function of its value where it is a literal; else `null`, and it is compared as it would be printed. */
function literal(promise: string): string {
  const [statement, ...more] = ts.createSourceFile("p.ts", `(${promise})`, ts.ScriptTarget.ES2022, true).statements;
  const isSound = syntaxFaults(`(${promise})`).length === 0;
  if (!isSound || statement === undefined || more.length > 0 || !ts.isExpressionStatement(statement)) return "null";
  return isLiteral(statement.expression) ? `() => (${promise})` : "null";
}

function isLiteral(node: ts.Expression): boolean {
  if (ts.isParenthesizedExpression(node)) return isLiteral(node.expression);
  if (ts.isPrefixUnaryExpression(node)) return ts.isNumericLiteral(node.operand);
  if (ts.isArrayLiteralExpression(node)) return node.elements.every(isLiteral);
  if (ts.isObjectLiteralExpression(node))
    return node.properties.every((each) => ts.isPropertyAssignment(each) && isLiteral(each.initializer));
  return (
    ts.isStringLiteral(node) ||
    ts.isNumericLiteral(node) ||
    node.kind === ts.SyntaxKind.TrueKeyword ||
    node.kind === ts.SyntaxKind.FalseKeyword ||
    node.kind === ts.SyntaxKind.NullKeyword
  );
}
