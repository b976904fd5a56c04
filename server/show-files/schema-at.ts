/**
 * What a schema expects at a place: which fields an object has, which form a value.
 */
import { z } from 'zod';
import type { Step } from '../core/plan-problem.ts';

/** The schema people write against: without defaults, options and what is made of the text later. */
const bare = (schema: z.core.$ZodType): z.core.$ZodType => {
  if (schema instanceof z.ZodDefault || schema instanceof z.ZodPrefault || schema instanceof z.ZodOptional)
    return bare(schema.def.innerType);
  return schema instanceof z.ZodPipe ? bare(schema.def.in) : schema;
};

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null && !Array.isArray(value);

/** The one option of a union that `value` says it is, by the field that tells them apart. */
const chosen = (schema: z.ZodDiscriminatedUnion, value: unknown): z.core.$ZodType | undefined => {
  const tag = isRecord(value) ? value[schema.def.discriminator] : undefined;
  return schema.def.options.find((option) => {
    const field = option instanceof z.ZodObject ? option.shape[schema.def.discriminator] : undefined;
    return field instanceof z.ZodLiteral && field.values.has(tag as string);
  });
};

export const valueAt = (value: unknown, path: readonly Step[]): unknown =>
  path.reduce<unknown>((here, step) => (isRecord(here) || Array.isArray(here) ? Reflect.get(here, step) : undefined), value);

/** Undefined where the schema has no such place. */
export const schemaAt = (schema: z.core.$ZodType, value: unknown, path: readonly Step[]): z.core.$ZodType | undefined => {
  const here = bare(schema);
  if (here instanceof z.ZodDiscriminatedUnion) {
    const option = chosen(here, value);
    return option && schemaAt(option, value, path);
  }
  const [step, ...rest] = path;
  if (step === undefined) return here;
  const inner = valueAt(value, [step]);
  if (here instanceof z.ZodObject) {
    const field = Object.hasOwn(here.shape, step) ? here.shape[step] : undefined;
    return field && schemaAt(field, inner, rest);
  }
  return here instanceof z.ZodArray ? schemaAt(here.def.element, inner, rest) : undefined;
};

/** Names of the fields that may be written there. */
export const fieldsAt = (schema: z.core.$ZodType, value: unknown, path: readonly Step[]): readonly string[] => {
  const here = schemaAt(schema, value, path);
  return here instanceof z.ZodObject ? Object.keys(here.shape) : [];
};
