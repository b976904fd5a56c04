/**
 * Reads the tests' sources for the programs they start, and compares with what each suite says it needs.
 *
 * A program is seen when its name is written where it is started: in a call of node:child_process, in a call of a
 * function that hands its first argument on to one, as a browser's `executablePath`, or asked for with `programPath`.
 */
import { basename, dirname, join } from 'node:path';
import ts from 'typescript';
import { isProgram, type ProgramName, programs, withEverySystem } from './programs.ts';
import { isFastSuite, isRealSuite, needsLine } from './suites.ts';

type Sources = ReadonlyMap<string, string>;
type Parsed = ReadonlyMap<string, ts.SourceFile>;
type Uses = { readonly named: ReadonlySet<ProgramName>; readonly unknown: ReadonlySet<string> };

const starters = ['spawn', 'spawnSync', 'exec', 'execSync', 'execFile', 'execFileSync'];
const askers = ['programPath', 'findProgram'];
const withNode = ['node', 'npm', 'npx'];
/** A script of this house, run by Node. */
const isOurOwn = (command: string): boolean => command.endsWith('.ts');

const eachNode = (node: ts.Node, visit: (node: ts.Node) => void): void => {
  visit(node);
  node.forEachChild((child) => eachNode(child, visit));
};

/** `.exec` of something is a database's or a pattern's, not node:child_process's. */
const nameOf = (callee: ts.Expression): string => {
  if (ts.isIdentifier(callee)) return callee.text;
  return ts.isPropertyAccessExpression(callee) && callee.name.text !== 'exec' ? callee.name.text : '';
};

/** The texts an expression may stand for, as far as this file tells. */
const textsOf = (expression: ts.Expression | undefined, file: ts.SourceFile): string[] => {
  if (expression === undefined) return [];
  if (ts.isStringLiteralLike(expression)) return [expression.text];
  if (ts.isConditionalExpression(expression)) return [expression.whenTrue, expression.whenFalse].flatMap((part) => textsOf(part, file));
  if (ts.isBinaryExpression(expression)) return [expression.left, expression.right].flatMap((part) => textsOf(part, file));
  if (!ts.isIdentifier(expression)) return [];
  const texts: string[] = [];
  eachNode(file, (node) => {
    if (
      ts.isVariableDeclaration(node) &&
      node.name.getText(file) === expression.text &&
      node.initializer &&
      node.initializer !== expression
    )
      texts.push(...textsOf(node.initializer, file));
  });
  return texts;
};

const firstParameter = (node: ts.Node): string | undefined =>
  ts.isFunctionDeclaration(node) || ts.isArrowFunction(node) || ts.isFunctionExpression(node)
    ? node.parameters[0]?.name.getText()
    : undefined;

const functionName = (node: ts.Node): string | undefined => {
  if (ts.isFunctionDeclaration(node)) return node.name?.text;
  return ts.isVariableDeclaration(node.parent) ? node.parent.name.getText() : undefined;
};

const handsOn = (body: ts.Node, parameter: string, launchers: ReadonlySet<string>): boolean => {
  let found = false;
  eachNode(body, (node) => {
    if (!ts.isCallExpression(node) || !launchers.has(nameOf(node.expression))) return;
    const [program, args] = node.arguments;
    const isNode = program !== undefined && /^(process\.execPath|['"]node['"])$/.test(program.getText());
    for (const part of isNode ? [] : [program, args]) {
      if (part === undefined) continue;
      eachNode(part, (inner) => {
        if (ts.isIdentifier(inner) && inner.text === parameter) found = true;
      });
    }
  });
  return found;
};

/** node:child_process's own functions, and ours that hand their first argument on to one of them. */
const launchersIn = (files: Parsed): ReadonlySet<string> => {
  const launchers = new Set(starters);
  for (let before = 0; before !== launchers.size; ) {
    before = launchers.size;
    for (const file of files.values())
      eachNode(file, (node) => {
        const parameter = firstParameter(node);
        const name = parameter === undefined ? undefined : functionName(node);
        if (parameter !== undefined && name !== undefined && handsOn(node, parameter, launchers)) launchers.add(name);
      });
  }
  return launchers;
};

const programOf = (command: string): ProgramName | undefined =>
  Object.keys(programs)
    .filter(isProgram)
    .find((name) => programs[name].commands.some((known) => known === command));

const usesIn = (file: ts.SourceFile, launchers: ReadonlySet<string>): Uses => {
  const named = new Set<ProgramName>();
  const unknown = new Set<string>();
  const start = (text: string): void => {
    const command = basename(text.trim().split(/\s/)[0] ?? '');
    const program = programOf(command);
    if (program) named.add(program);
    else if (command !== '' && !isOurOwn(command) && ![...withNode, ...withEverySystem].includes(command)) unknown.add(command);
  };
  eachNode(file, (node) => {
    if (ts.isPropertyAssignment(node) && node.name.getText(file) === 'executablePath') textsOf(node.initializer, file).forEach(start);
    if (!ts.isCallExpression(node)) return;
    const callee = nameOf(node.expression);
    const texts = textsOf(node.arguments[0], file);
    if (askers.includes(callee)) for (const text of texts) isProgram(text) ? named.add(text) : unknown.add(text);
    else if (launchers.has(callee)) texts.forEach(start);
  });
  return { named, unknown };
};

const importsOf = (path: string, files: Parsed): string[] => {
  const found: string[] = [];
  const add = (specifier: ts.Expression | undefined): void => {
    if (specifier && ts.isStringLiteral(specifier) && specifier.text.startsWith('.')) found.push(join(dirname(path), specifier.text));
  };
  const file = files.get(path);
  if (file)
    eachNode(file, (node) => {
      if (ts.isImportDeclaration(node) && node.importClause?.phaseModifier !== ts.SyntaxKind.TypeKeyword) add(node.moduleSpecifier);
      if (ts.isExportDeclaration(node) && !node.isTypeOnly) add(node.moduleSpecifier);
      if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword) add(node.arguments[0]);
    });
  return found.filter((target) => files.has(target));
};

const withImports = (path: string, files: Parsed, seen = new Set<string>()): ReadonlySet<string> => {
  if (seen.has(path)) return seen;
  seen.add(path);
  for (const target of importsOf(path, files)) withImports(target, files, seen);
  return seen;
};

/** The table itself, and the runner that installs from it, start nothing that a suite needs. */
const isRunner = (path: string): boolean => path.startsWith('tests/run/');

/**
 * @param sources path → text of every file under tests/
 * @returns one sentence per program that a suite starts without saying so, or that the table does not name
 */
export const undeclaredPrograms = (sources: Sources): readonly string[] => {
  const files = new Map([...sources].map(([path, text]) => [path, ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true)]));
  const launchers = launchersIn(files);
  const uses = new Map([...files].filter(([path]) => !isRunner(path)).map(([path, file]) => [path, usesIn(file, launchers)]));
  const problems = [...uses].flatMap(([path, { unknown }]) =>
    [...unknown].map((command) => `${path} starts ${command}, which tests/run/programs.ts does not name`),
  );
  for (const [suite, text] of sources) {
    if (!isRealSuite(suite) && !isFastSuite(suite)) continue;
    const said = needsLine(text) ?? [];
    for (const path of withImports(suite, files))
      for (const program of uses.get(path)?.named ?? [])
        if (!isRealSuite(suite)) problems.push(`${suite} starts ${program} (in ${path}): name the suite *.real.test.ts`);
        else if (!said.includes(program))
          problems.push(`${suite} starts ${program} (in ${path}), but its "// needs:" line does not name it`);
  }
  return problems;
};
