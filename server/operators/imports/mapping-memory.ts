/**
 * Which column was for what, by what stands above the columns: kept with the server, so that another machine and another operator know it too.
 * One small record, bounded; the newest are kept.
 */
import { createHash } from 'node:crypto';
import { z } from 'zod';
import { ColumnMapping, type ImportSubject } from '../../contract/imports.ts';
import type { Ms } from '../../contract/units.ts';
import type { KeptRecords } from '../kept-records.ts';

const mostKept = 50;
const name = 'import-mappings';
/** Nothing on air waits for it. */
const patience: Ms = 5000;
const Kept = z.array(z.object({ headings: z.string().max(64), mapping: ColumnMapping })).max(mostKept);

const signature = (headings: readonly string[], subject: ImportSubject): string =>
  createHash('sha256')
    .update(JSON.stringify([subject, headings]))
    .digest('base64url')
    .slice(0, 22);

export type MappingMemory = {
  recall(headings: readonly string[], subject: ImportSubject): Promise<ColumnMapping | undefined>;
  keep(headings: readonly string[], subject: ImportSubject, mapping: ColumnMapping): Promise<void>;
};

export const mappingMemory = (records: KeptRecords): MappingMemory => {
  const all = async (within?: Ms) => {
    const text = await records.get(name, within);
    if (text === undefined) return [];
    const read = Kept.safeParse(JSON.parse(text));
    return read.success ? read.data : [];
  };
  return {
    recall: async (headings, subject) => {
      const key = signature(headings, subject);
      return (await all(patience)).find((one) => one.headings === key)?.mapping;
    },
    keep: async (headings, subject, mapping) => {
      const key = signature(headings, subject);
      const others = (await all()).filter((one) => one.headings !== key);
      await records.set(name, JSON.stringify([{ headings: key, mapping }, ...others].slice(0, mostKept)));
    },
  };
};
