/** Statements of result: made from the records of the log, signed by its key. One is made at most once for each head of the log. */
import { canonicalJson, type LoggedRecord } from '../../core/log-leaf.ts';
import { addRecord, createLogStory, type LogStory, type PollStory } from '../../core/log-story.ts';
import { type Statement, statementHeading, statementOf } from '../../core/statement.ts';
import type { PhonesDisk } from '../phones-disk.ts';

/** `signature`: base64 Ed25519 by `key` over the heading line `cuecart statement 1` and the statement as canonical JSON. */
export type SignedStatement = { readonly statement: Statement; readonly key: string; readonly signature: string };

export const storyOf = (records: readonly { readonly leaf: number; readonly body: string }[]): LogStory => {
  const story = createLogStory();
  for (const { leaf, body } of records) addRecord(story, JSON.parse(body) as LoggedRecord, leaf);
  return story;
};

/** Two people have corrected it, and what phones are told now is not in the log yet. */
const isBeingCorrected = ({ decisions, told }: PollStory): boolean =>
  (decisions.findLast(({ type }) => type === 'corrected')?.leaf ?? -1) > (told.at(-1)?.leaf ?? -1);

const mostKept = 50;

export const createStatements = (disk: PhonesDisk) => {
  const kept = new Map<string, SignedStatement>();
  return {
    /**
     * Of the poll with this number; undefined when the signed log holds no rules of it. `busy` while a record waits for its signed head, or a
     * correction for the outcome that follows it: the statement before it must not look as if it stood. Rejects when the disk does not answer.
     */
    async of(activationId: string, poll: number): Promise<SignedStatement | 'busy' | undefined> {
      const newest = await disk.ask('newestRecord', activationId);
      const head = await disk.ask('latestCheckpoint', activationId);
      if (!head) return undefined;
      if (newest >= head.size) return 'busy';
      const id = `${activationId} ${poll} ${head.size} ${head.witnesses.join()}`;
      const known = kept.get(id);
      if (known) return known;
      const records = await disk.ask('records', activationId);
      const story = storyOf(records.filter(({ leaf }) => leaf < head.size));
      const told = story.polls.get(poll);
      if (told && isBeingCorrected(told)) return 'busy';
      const key = await disk.ask('logKey');
      const { origin, size, root, witnesses } = head;
      const statement = told && statementOf(activationId, story, told, { origin, size, root, key, witnesses });
      if (!statement) return undefined;
      const signed = { statement, key, signature: await disk.ask('signText', statementHeading + canonicalJson(statement)) };
      for (const [oldest] of kept) if (kept.size >= mostKept) kept.delete(oldest);
      kept.set(id, signed);
      return signed;
    },
  };
};
