/** Of a command that cannot be read: which field it is, and what to write there. Never the words of the schema's library. */
import type { z } from 'zod';
import { type Saying, say } from '../contract/sayings.ts';

type Issue = z.core.$ZodIssue;

const kinds: Readonly<Record<string, string>> = {
  string: 'write text',
  number: 'write a number',
  int: 'write a whole number',
  boolean: 'write true or false',
  array: 'write a list',
  object: 'write a group of fields',
  record: 'write a group of fields',
};
/** A longer list helps nobody. */
const mostChoices = 8;

const valueAt = (input: unknown, path: readonly PropertyKey[]): unknown =>
  path.reduce((at: unknown, step) => (typeof at === 'object' && at !== null ? Reflect.get(at, step) : undefined), input);

const tooSmall = ({ origin, minimum }: z.core.$ZodIssueTooSmall): string => {
  if (origin === 'array') return Number(minimum) === 1 ? 'put something in' : `put in at least ${minimum}`;
  if (origin !== 'string') return `write a number of at least ${minimum}`;
  return Number(minimum) === 1 ? 'write something' : `write at least ${minimum} characters`;
};
const tooBig = ({ origin, maximum }: z.core.$ZodIssueTooBig): string => {
  if (origin === 'array') return `put in at most ${maximum}`;
  return origin === 'string' ? `write at most ${maximum} characters` : `write a number of at most ${maximum}`;
};

const whatToWrite = (issue: Issue): string => {
  // Our own schemas say themselves what to write.
  if (issue.message.startsWith('write')) return issue.message;
  switch (issue.code) {
    case 'invalid_type':
      return kinds[issue.expected] ?? 'write it another way';
    case 'too_small':
      return tooSmall(issue);
    case 'too_big':
      return tooBig(issue);
    case 'invalid_value':
      return issue.values.length <= mostChoices ? `write one of: ${issue.values.join(', ')}` : 'write a name that this show knows';
    default:
      return 'write it another way';
  }
};

/** Of several ways to write a field, the one that was tried: what is wrong there is more than that it is of another kind. */
const tried = (issue: Issue): Issue => {
  if (issue.code !== 'invalid_union') return issue;
  const ways = issue.errors.map(([first]) => first).filter((first) => first !== undefined);
  const way = ways.find(({ code, path }) => code !== 'invalid_type' || path.length > 0) ?? ways[0];
  return way ? tried({ ...way, path: [...issue.path, ...way.path] }) : issue;
};

export const sayMalformed = ({ issues }: z.ZodError, input: unknown): Saying => {
  const [first] = issues;
  if (!first || typeof input !== 'object' || input === null || Array.isArray(input)) return say('no-command');
  const issue = tried(first);
  const field = issue.path.map(String).join('.');
  if (field === 'type') return say('command-no-type');
  if (issue.code === 'unrecognized_keys') return say('command-no-field', { field: issue.keys[0] ?? '' });
  const isMissing = issue.code === 'invalid_type' && !issue.message.startsWith('write') && valueAt(input, issue.path) === undefined;
  return say(isMissing ? 'command-field-missing' : 'command-field', { field, write: whatToWrite(issue) });
};
