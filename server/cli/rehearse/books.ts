/** What was recorded, read from the disk as a restart would read it: the facts and the ledger of one activation. */
import pino from 'pino';
import { openArchive } from '../../archive/open-archive.ts';
import { openClock } from '../../clock.ts';
import type { EpochMs } from '../../contract/units.ts';
import type { FactBody } from '../../core/facts.ts';
import type { OrderLine } from '../../core/order-line.ts';

export type RecordedFact = FactBody & { readonly at: EpochMs };
export type Books = { readonly facts: readonly RecordedFact[]; readonly lines: readonly OrderLine[] };

export const readBooks = async (dataDir: string, activationId: string): Promise<Books> => {
  const archive = await openArchive({ dataDir, clock: openClock(), log: pino({ level: 'silent' }) });
  try {
    const facts = await archive.facts(activationId);
    return { facts: facts.map(({ body, at }) => ({ ...(body as FactBody), at })), lines: await archive.lines(activationId) };
  } finally {
    await archive.close();
  }
};
