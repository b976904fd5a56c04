/**
 * Every decision about a vote goes into the door's signed log, in the order in which it was taken, and is insisted on until it is there.
 *
 * Each says how far our clock, by which it was decided, was from the door's, by which ballots came.
 * An id is the activation and the fact's place in its log, so that a restart may say all of them again without harm.
 */
import type { LogRecord } from '../contract/audience.ts';
import { recordOf } from '../core/poll-record.ts';
import type { PhonesDoor, PhonesHealth } from '../ports/phones-door.ts';
import type { Insist } from './insist.ts';
import type { LoggedFact, Running } from './show-keeper.ts';

type Needs = {
  readonly phones: Pick<PhonesDoor, 'record' | 'health'>;
  readonly insist: Insist;
  readonly log: () => readonly LoggedFact[];
  /** Throws while our own disk does not have it. */
  readonly needDisk: () => void;
  readonly report: (error: unknown, what: string) => void;
};

export type PollRecords = {
  follow(running: Running): void;
  /** Resolves once everything decided so far is in the log; rejects when the door did not take it now. */
  sent(): Promise<void>;
};

const clockSaid = ({ clock }: PhonesHealth): object => (clock ? { clockOffset: clock.ahead, clockWithin: clock.within } : {});

export const pollRecords = ({ phones, insist, log, needDisk, report }: Needs): PollRecords => {
  let of = '';
  /** Up to this place in the log of facts all is looked at. */
  let lookedAt = 0;
  /** In their order; the first goes first. */
  let waiting: readonly LogRecord[] = [];

  const sendUpTo = async (id: string | undefined): Promise<void> => {
    if (waiting.length > 0) needDisk();
    for (let first = waiting[0]; first && waiting.some((one) => one.id === id); first = waiting[0]) {
      const { id: sent } = first;
      await phones.record(first);
      waiting = waiting.filter((one) => one.id !== sent);
    }
  };

  return {
    sent: () => sendUpTo(waiting.at(-1)?.id),
    follow: ({ activation }) => {
      if (of !== activation.id) {
        of = activation.id;
        lookedAt = 0;
      }
      for (const { seq, fact } of log()) {
        const said = seq > lookedAt ? recordOf(fact) : undefined;
        lookedAt = Math.max(lookedAt, seq);
        if (!said) continue;
        const body = { ...said.body, ...clockSaid(phones.health()) };
        const record: LogRecord = { id: `${activation.id}/${seq}`, activationId: activation.id, pollId: said.pollId, body };
        waiting = [...waiting, record];
        insist.on({
          name: `record ${record.id}`,
          makesSense: () => waiting.some(({ id }) => id === record.id),
          attempt: () => sendUpTo(record.id),
          failed: (error) => report(error, `The signed log has not taken “${fact.type}” of ${record.pollId} yet.`),
        });
      }
    },
  };
};
