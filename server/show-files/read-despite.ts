/**
 * Reads a value that has mistakes in it, so that what is right can still be checked.
 *
 * Each value that does not pass is replaced by a stand-in, and its place is remembered as `unsure`:
 * whatever is then found from a stand-in is guesswork and must not be told.
 */
import { z } from 'zod';
import type { Step } from '../core/plan-problem.ts';
import { explainIssue, type Finding } from './explain-issue.ts';
import { schemaAt } from './schema-at.ts';

export type ReadDespite<T> = {
  /** Undefined only when no stand-ins could be found. */
  readonly value: T | undefined;
  readonly findings: readonly Finding[];
  readonly unsure: readonly (readonly Step[])[];
};

/** Stand-ins are tried in turn; a value may be nested only so deep. */
const mostRounds = 12;
const standIns: readonly unknown[] = [
  'stand-in',
  '10s',
  '1:00',
  '12:00',
  '2000-01-01',
  '1.00',
  'CNY',
  '#000000',
  'en',
  '1',
  'manual',
  'https://stand.in',
  '2000-01-01T00:00:00Z',
  0,
  1,
  false,
  [],
  ['stand-in'],
  [{}],
  {},
];

const standInFor = (schema: z.core.$ZodType | undefined): unknown => {
  if (schema instanceof z.ZodEnum) return schema.options[0];
  if (schema instanceof z.ZodLiteral) return schema.value;
  if (schema instanceof z.ZodArray) return schema.safeParse([]).success ? [] : [standInFor(schema.def.element)];
  if (schema instanceof z.ZodObject) return {};
  return standIns.find((one) => schema && z.safeParse(schema, one).success);
};

const put = (target: unknown, path: readonly Step[], value: unknown): unknown => {
  const [step, ...rest] = path;
  if (step === undefined) return value;
  if (Array.isArray(target)) return target.map((item, index) => (index === step ? put(item, rest, value) : item));
  if (typeof target !== 'object' || target === null) return target;
  const inner = Object.hasOwn(target, step) ? Reflect.get(target, step) : undefined;
  return { ...target, [step]: put(inner, rest, value) };
};

const without = (target: unknown, path: readonly Step[], keys: readonly string[]): unknown => {
  const [step, ...rest] = path;
  if (typeof target !== 'object' || target === null) return target;
  if (step !== undefined) return put(target, [step], without(Reflect.get(target, step), rest, keys));
  return Object.fromEntries(Object.entries(target).filter(([key]) => !keys.includes(key)));
};

const stepsOf = (issue: z.core.$ZodIssue): readonly Step[] => issue.path.map((step) => (typeof step === 'number' ? step : String(step)));

const mend = (raw: unknown, issue: z.core.$ZodIssue, schema: z.ZodType): unknown => {
  const path = stepsOf(issue);
  if (issue.code === 'unrecognized_keys') return without(raw, path, issue.keys);
  const kinds = 'options' in issue && Array.isArray(issue.options) ? issue.options : [];
  return put(raw, path, kinds[0] ?? standInFor(schemaAt(schema, raw, path)));
};

/** The field itself, and the one it was probably meant to be. */
const unsurePlaces = (finding: Finding): (readonly Step[])[] =>
  finding.meant === undefined ? [finding.path] : [finding.path, [...finding.path.slice(0, -1), finding.meant]];

export const readDespite = <S extends z.ZodType>(schema: S, raw: unknown): ReadDespite<z.output<S>> => {
  const first = schema.safeParse(raw);
  const findings = first.success ? [] : first.error.issues.flatMap((issue) => explainIssue(issue, schema, raw));
  const unsure = findings.flatMap(unsurePlaces);
  let mended = raw;
  for (let round = 0; round < mostRounds; round += 1) {
    const result = schema.safeParse(mended);
    if (result.success) return { value: result.data, findings, unsure };
    for (const issue of result.error.issues) {
      mended = mend(mended, issue, schema);
      if (issue.code !== 'unrecognized_keys') unsure.push(stepsOf(issue));
    }
  }
  return { value: undefined, findings, unsure };
};
