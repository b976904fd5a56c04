/** Asks the server for what it remembers of this operator's desk, and tells it what is new. Never rejects. */
import { type DeskMemory, DeskMemorySchema, type DeskNote } from '../../server/contract/desk-memory.ts';

const within = 10_000;
const address = '/operators/desk';

/** @returns undefined when there was no answer that can be read */
export const readDesk = async (): Promise<DeskMemory | undefined> => {
  try {
    const answer = await fetch(address, { signal: AbortSignal.timeout(within) });
    return answer.ok ? DeskMemorySchema.safeParse(await answer.json()).data : undefined;
  } catch {
    // This browser's own copy stands.
    return undefined;
  }
};

export const writeDesk = async (note: DeskNote): Promise<'kept' | 'refused' | 'no-answer'> => {
  try {
    const answer = await fetch(address, {
      method: 'PUT',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(note),
      signal: AbortSignal.timeout(within),
    });
    if (answer.ok) return 'kept';
    return answer.status === 429 || answer.status >= 500 ? 'no-answer' : 'refused';
  } catch {
    return 'no-answer';
  }
};
