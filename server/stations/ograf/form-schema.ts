/**
 * A kind's data as OGraf wants it told: JSON Schema narrowed to the Graphics Data Definition, from which renderers build forms.
 *
 * GDD knows one plain type for each value. So a text for the audience is one line in the station's own language; of a choice of
 * shapes the first is told; and nothing is required, because an update may be partial. What the graphic itself takes is wider.
 */
import { z } from 'zod';
import { LocalText } from '../../contract/units.ts';

export type Json = { [key: string]: unknown };

const isObject = (value: unknown): value is Json => typeof value === 'object' && value !== null && !Array.isArray(value);
const plainTypes = ['boolean', 'string', 'number', 'integer', 'array', 'object'];
const isPlain = (value: unknown): value is Json => isObject(value) && plainTypes.includes(String(value.type));

/** Draft 2020-12, texts for the audience as one line. */
export const jsonSchemaOf = (schema: z.ZodType): Json =>
  z.toJSONSchema(schema, {
    io: 'input',
    unrepresentable: 'any',
    override: ({ zodSchema, jsonSchema }) => {
      if (zodSchema !== LocalText) return;
      for (const key of Object.keys(jsonSchema)) delete (jsonSchema as Json)[key];
      Object.assign(jsonSchema, { type: 'string', gddType: 'single-line' });
    },
  }) as Json;

const words = (id: string): string => id.charAt(0).toUpperCase() + id.slice(1).replaceAll('-', ' ');
const chosen = (values: readonly unknown[]): Json => ({
  gddType: 'select',
  gddOptions: { labels: Object.fromEntries(values.map((value) => [String(value), words(String(value))])) },
});

/** As GDD has it. @param schema from `jsonSchemaOf` */
export const formOf = (schema: unknown): Json => {
  if (!isObject(schema)) return { type: 'object', properties: {} };
  const { anyOf, oneOf, required: _required, $schema: _draft, additionalProperties, propertyNames: _names, ...rest } = schema;
  const shapes = [anyOf, oneOf].find(Array.isArray);
  if (shapes) return { ...formOf(shapes.find(isPlain)), ...rest };
  if (rest.type === 'array') return { ...rest, items: formOf(rest.items) };
  if (Array.isArray(rest.enum) && rest.type === 'string') return { ...rest, ...chosen(rest.enum) };
  if (isPlain(rest) && rest.type !== 'object') return rest;
  const properties = isObject(rest.properties) ? rest.properties : {};
  const told = Object.entries(properties).map(([name, inner]) => [name, formOf(inner)] as const);
  return {
    ...rest,
    type: 'object',
    properties: Object.fromEntries(told),
    ...(isPlain(additionalProperties) ? { additionalProperties: formOf(additionalProperties) } : {}),
  };
};

/** The least that the schema takes: empty texts, zeros, first choices; what may be left out is left out. */
export const blankOf = (schema: unknown): unknown => {
  if (!isObject(schema)) return null;
  if ('const' in schema) return schema.const;
  if (Array.isArray(schema.enum)) return schema.enum[0];
  const shapes = [schema.anyOf, schema.oneOf].find(Array.isArray);
  if (shapes) return blankOf(shapes.find(isPlain));
  if (schema.type === 'array') return [];
  if (schema.type === 'boolean') return false;
  if (schema.type === 'number' || schema.type === 'integer') return 0;
  if (schema.type !== 'object') return '';
  const properties = isObject(schema.properties) ? schema.properties : {};
  const required = Array.isArray(schema.required) ? schema.required.map(String) : [];
  return Object.fromEntries(required.map((name) => [name, blankOf(properties[name])]));
};
