/** The log beyond what the view holds: read from the record, a page at a time. */
import type { LogPage } from '../contract/desk-papers.ts';
import type { FactBody } from '../core/facts.ts';
import { logText } from '../core/log-text.ts';
import type { Plan } from '../core/plan.ts';
import type { Archive } from '../ports/archive.ts';

/** Rows that one page may hold. */
export const mostOnPage = 500;

type Needs = { readonly archive: Pick<Archive, 'factsBefore'>; readonly activationId: string; readonly plan: Plan };

/** @param before a sequence number; null for the newest that is on disk */
export const logPage = async ({ archive, activationId, plan }: Needs, before: number | null, limit: number): Promise<LogPage> => {
  const size = Math.min(limit, mostOnPage);
  const facts = await archive.factsBefore(activationId, before ?? Number.MAX_SAFE_INTEGER, size + 1);
  const rows = facts
    .slice(0, size)
    .map(({ seq, at, by, body }) => ({ seq, at, by, type: body.type, text: logText(body as FactBody, plan) }));
  return { rows, more: facts.length > size };
};
