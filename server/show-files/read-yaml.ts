/**
 * One YAML file from the disk: its value, and where in the file each field stands.
 *
 * Whatever is wrong with the file itself (absent, too large, not UTF-8, not YAML) comes back as problems, never as an exception.
 */
import { readFile, stat } from 'node:fs/promises';
import {
  type Document,
  isAlias,
  isMap,
  isNode,
  isScalar,
  isSeq,
  LineCounter,
  type Node,
  type Pair,
  parseDocument,
  type YAMLError,
} from 'yaml';
import type { Step } from '../core/plan-problem.ts';

const mostBytes = 2_000_000;
const mostAliases = 200;
const diskDeadline = 5000;
const deepest = 100;
const mostSyntaxProblems = 50;

export type Spot = { readonly line: number; readonly column?: number };
export type FileProblem = Spot & { readonly message: string; readonly fix: string };
export type YamlFile = {
  /** Undefined when the file could not be read as YAML. */
  readonly value: unknown;
  readonly problems: readonly FileProblem[];
  /** The line of a field, or of what it is missing from. */
  spot(path: readonly Step[]): Spot;
};

const unread = (message: string, fix: string, line = 1): YamlFile => ({
  value: undefined,
  problems: [{ line, message, fix }],
  spot: () => ({ line: 1 }),
});

const codeOf = (error: unknown): string => (error instanceof Error && 'code' in error ? String(error.code) : String(error));

const firstBadLine = (bytes: Buffer): number => {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  let from = 0;
  for (let line = 1; from < bytes.length; line += 1) {
    const end = bytes.indexOf(10, from);
    const part = bytes.subarray(from, end < 0 ? bytes.length : end);
    try {
      decoder.decode(part);
    } catch {
      return line;
    }
    from += part.length + 1;
  }
  return 1;
};

const readText = async (file: string): Promise<{ text: string } | { refused: YamlFile }> => {
  try {
    const found = await stat(file);
    if (!found.isFile()) return { refused: unread('this is not a file', 'Name a YAML file.') };
    if (found.size > mostBytes)
      return { refused: unread(`the file is larger than ${mostBytes / 1e6} MB`, 'Show files hold text only: keep media elsewhere.') };
    const bytes = await readFile(file, { signal: AbortSignal.timeout(diskDeadline) });
    try {
      return { text: new TextDecoder('utf-8', { fatal: true }).decode(bytes) };
    } catch {
      return { refused: unread('the file is not UTF-8 text', 'Save it as UTF-8.', firstBadLine(bytes)) };
    }
  } catch (error) {
    const code = codeOf(error);
    if (code === 'ENOENT' || code === 'ENOTDIR') return { refused: unread('there is no such file', 'Check the name and the folder.') };
    return { refused: unread(`the file cannot be read (${code})`, 'Check that it may be read, and that its disk answers.') };
  }
};

type Walked = { readonly node: Node | undefined; readonly key: Node | undefined };

const keyOf = (pair: Pair): string => (isScalar(pair.key) ? String(pair.key.value) : String(pair.key));

/** Follows the path as far as the file goes. */
const walk = (document: Document, path: readonly Step[]): Walked => {
  let here: Walked = { node: document.contents ?? undefined, key: undefined };
  for (const step of path) {
    const node = isAlias(here.node) ? here.node.resolve(document) : here.node;
    const pair = isMap(node) ? node.items.findLast((one) => keyOf(one) === String(step)) : undefined;
    const item = isSeq(node) && typeof step === 'number' ? node.items[step] : undefined;
    if (pair) here = { node: isNode(pair.value) ? pair.value : undefined, key: isNode(pair.key) ? pair.key : undefined };
    else if (isNode(item)) here = { node: item, key: undefined };
    else return here;
  }
  return here;
};

const instead: Readonly<Record<string, string>> = {
  DUPLICATE_KEY: 'Write each field once.',
  TAB_AS_INDENT: 'Indent with spaces.',
  MULTIPLE_DOCS: 'Keep one show file a file: drop the "---" in the middle.',
  TAG_RESOLVE_FAILED: 'Drop the tag, or put the text in quotes.',
  BAD_ALIAS: 'Put the text in quotes, or write the anchor first.',
  MISSING_CHAR: 'Close the quote or bracket.',
  BAD_INDENT: 'Indent fields of one thing alike.',
};

const syntaxProblem = (error: YAMLError, lines: LineCounter): FileProblem => {
  const { line, col } = lines.linePos(error.pos[0]);
  const said = error.code === 'DUPLICATE_KEY' ? 'this field is written twice' : (error.message.split(' at line ')[0] ?? error.message);
  return {
    line: Math.max(1, line),
    column: Math.max(1, col),
    message: said.charAt(0).toLowerCase() + said.slice(1),
    fix: instead[error.code] ?? 'Check indentation, quotes and colons here.',
  };
};

/** The value behind a document; an alias bomb or a broken alias makes none. */
const contentOf = (document: Document): { value: unknown; problem?: FileProblem } => {
  try {
    return { value: document.toJS({ maxAliasCount: mostAliases }) };
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    return {
      value: undefined,
      problem: { line: 1, message: `the file cannot be put together: ${message}`, fix: 'Write the fields out instead of using aliases.' },
    };
  }
};

/** Brackets open at once, those in quotes included; the parser takes minutes over a file that only opens them. */
const isTooDeep = (text: string): boolean => {
  let depth = 0;
  for (const mark of text.matchAll(/[[\]{}]/g)) {
    depth = mark[0] === '[' || mark[0] === '{' ? depth + 1 : Math.max(0, depth - 1);
    if (depth > deepest) return true;
  }
  return false;
};

const tooDeep = (): YamlFile => unread('the file is nested too deeply to be read', 'Show files need a few levels only: flatten it.');

const parse = (text: string): YamlFile => {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false, keepSourceTokens: false });
  const problems = [...document.errors, ...document.warnings].slice(0, mostSyntaxProblems).map((error) => syntaxProblem(error, lines));
  if (document.errors.some(({ code }) => code === 'RESOURCE_EXHAUSTION')) return tooDeep();
  const isBroken = document.errors.some(({ code }) => code !== 'DUPLICATE_KEY');
  const spot = (path: readonly Step[]): Spot => {
    const { node, key } = walk(document, path);
    const at = isScalar(node) && node.range && (node.value !== null || !key) ? node.range[0] : (key?.range?.[0] ?? node?.range?.[0] ?? 0);
    const { line, col } = lines.linePos(at);
    return { line: Math.max(1, line), column: Math.max(1, col) };
  };
  if (isBroken) return { value: undefined, problems, spot };
  const { value, problem } = contentOf(document);
  if (value === null && !problem) return unread('the file is empty', 'Start from the demo series.');
  return { value, problems: problem ? [...problems, problem] : problems, spot };
};

export const readYaml = async (file: string): Promise<YamlFile> => {
  const read = await readText(file);
  if ('refused' in read) return read.refused;
  if (isTooDeep(read.text)) return tooDeep();
  try {
    return parse(read.text);
  } catch (error) {
    if (error instanceof RangeError) return tooDeep();
    throw error;
  }
};
