/**
 * The JSON Schemas of show files, by which editors complete and underline. In draft 7, which they all know.
 */
import { z } from 'zod';
import { EpisodeFile, SeriesFile } from '../contract/show-file.ts';

const schemaText = (schema: z.ZodType, title: string): string => {
  const json = z.toJSONSchema(schema, { io: 'input', reused: 'ref', target: 'draft-7' });
  return `${JSON.stringify({ title, ...json }, undefined, 2)}\n`;
};

/** File name in `shows/schema/` → its text. */
export const jsonSchemas = (): Readonly<Record<string, string>> => ({
  'series.schema.json': schemaText(SeriesFile, 'A series of Cuecart'),
  'episode.schema.json': schemaText(EpisodeFile, 'An episode of Cuecart'),
});
