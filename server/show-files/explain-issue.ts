/**
 * From what a schema found to what a person can do about it.
 *
 * Schemas say what to write in their messages ("write …"); what is wrong is worked out here.
 */
import type { z } from 'zod';
import { didYouMean } from '../core/did-you-mean.ts';
import type { Step } from '../core/plan-problem.ts';
import { fieldsAt, valueAt } from './schema-at.ts';

export type Finding = {
  readonly path: readonly Step[];
  readonly message: string;
  readonly fix: string;
  /** The field that was probably meant by one that does not exist. */
  readonly meant?: string;
};
type Issue = z.core.$ZodIssue;

const sentence = (text: string): string => `${text.charAt(0).toUpperCase()}${text.slice(1)}${/[.?!]$/.test(text) ? '' : '.'}`;
const brief = (value: unknown): string => {
  const text = JSON.stringify(value) ?? 'nothing';
  return text.length > 60 ? `${text.slice(0, 57)}…` : text;
};
const kindOf = (value: unknown): string => {
  if (value === null) return 'empty';
  if (Array.isArray(value)) return 'a list';
  return (
    { string: 'text', number: 'a number', boolean: 'true or false', object: 'a group of fields' }[typeof value as string] ?? typeof value
  );
};
const expectedWords: Readonly<Record<string, string>> = {
  object: 'write its fields, one a line',
  array: 'write a list: one line each, starting with "- "',
  record: 'write its fields, one a line',
  string: 'write text',
  number: 'write a number',
  int: 'write a whole number',
  boolean: 'write true or false',
};

/** What the schema itself says to write. */
const instruction = (issue: Issue): string | undefined => (issue.message.startsWith('write') ? sentence(issue.message) : undefined);

const wrongType = (issue: z.core.$ZodIssueInvalidType, value: unknown): string => {
  const said = instruction(issue);
  if (said) return said;
  const isPlain = typeof value === 'number' || typeof value === 'boolean';
  if (issue.expected === 'string' && isPlain) return `Put it in quotes: "${value}".`;
  return sentence(expectedWords[issue.expected] ?? `write ${issue.expected}`);
};

const oneOf = (written: unknown, options: readonly unknown[]): string => {
  const names = options.map(String);
  const meant = typeof written === 'string' ? didYouMean(written, names) : undefined;
  return meant ? `Did you mean "${meant}"?` : `Write one of ${names.join(', ')}.`;
};

const unknownFields = (issue: z.core.$ZodIssueUnrecognizedKeys, schema: z.ZodType, raw: unknown, path: readonly Step[]): Finding[] => {
  const fields = fieldsAt(schema, raw, path);
  const here = valueAt(raw, path);
  const free = fields.filter((field) => typeof here !== 'object' || here === null || !Object.hasOwn(here, field));
  return issue.keys.map((key) => {
    const meant = didYouMean(key, free);
    const rest = fields.length > 0 ? `Fields here are ${fields.join(', ')}.` : 'Take it out.';
    return {
      path: [...path, key],
      message: `there is no field "${key}" here`,
      fix: meant ? `Did you mean "${meant}"?` : rest,
      ...(meant ? { meant } : {}),
    };
  });
};

const fixOf = (issue: Issue, value: unknown): string => {
  if (issue.code === 'invalid_type') return wrongType(issue, value);
  if (issue.code === 'invalid_value') return instruction(issue) ?? oneOf(value, issue.values);
  const options = issue.code === 'invalid_union' && 'options' in issue ? issue.options : undefined;
  if (Array.isArray(options)) return oneOf(value, options);
  return instruction(issue) ?? sentence(issue.message);
};

const messageOf = (issue: Issue, value: unknown): string => {
  if (value === undefined) return 'this field is missing';
  if (issue.code === 'invalid_type' || value === null)
    return `this is ${kindOf(value)}${typeof value === 'object' ? '' : ` (${brief(value)})`}`;
  if (issue.code === 'too_big' && Array.isArray(value)) return `there are ${value.length}`;
  if (issue.code === 'too_small' && Array.isArray(value)) return 'the list is empty';
  return `${brief(value)} cannot be used here`;
};

const isLanguage = (field: string): boolean => /^[a-z]{2}(?:-[A-Z]{2})?$/.test(field);

/** A text by language with something wrong in one of them. */
const inOneLanguage = (issue: Issue, value: unknown, path: readonly Step[]): Finding[] => {
  if (issue.code !== 'invalid_union' || kindOf(value) !== 'a group of fields') return [];
  const inner = issue.errors.flat().filter((one) => one.path.length > 0);
  return inner.map((one) => {
    const language = String(one.path[0]);
    // A group that may also be a text has fields of its own.
    if (!isLanguage(language) && one.code !== 'invalid_key') {
      const field = valueAt(value, [language]);
      return { path: [...path, language], message: messageOf(one, field), fix: fixOf(one, field) };
    }
    const message =
      one.code === 'invalid_key' ? `"${language}" is not a language` : `the text in "${language}" is ${kindOf(valueAt(value, [language]))}`;
    return { path: [...path, language], message, fix: fixOf(issue, value) };
  });
};

/** One finding for each mistake in an issue. */
export const explainIssue = (issue: Issue, schema: z.ZodType, raw: unknown): readonly Finding[] => {
  const path = issue.path.map((step) => (typeof step === 'number' ? step : String(step)));
  if (issue.code === 'unrecognized_keys') return unknownFields(issue, schema, raw, path);
  const value = valueAt(raw, path);
  const inner = inOneLanguage(issue, value, path);
  return inner.length > 0 ? inner : [{ path, message: messageOf(issue, value), fix: fixOf(issue, value) }];
};
