/** Polls in the file of an older Cuecart are read as they were meant. */
import { expect, it } from 'vitest';
import { withTimesOf } from '../../server/audience/poll-rules.ts';
import { readCount, readRules } from '../../server/audience/stored-polls.ts';
import { shortRules } from '../contracts/phones-door-samples.ts';

it('rules that knew no pictures, contingency or open end, and counts that knew no tiers', () => {
  const { contingency: _, pictures: __, openEnded: ___, ...old } = shortRules(1000, 500, { ruleVersion: 1 });
  expect(readRules(JSON.stringify(old))).toMatchObject({ ...old, pictures: [], openEnded: false, contingency: { action: 'defer' } });
  const count = { pollId: 'apples', activationId: 'a', revision: 1, yea: 3, nay: 2, perPath: {}, ballots: 6, at: 9, final: true };
  expect(readCount(JSON.stringify(count)).perTier).toEqual({
    open: { yea: 3, nay: 2 },
    air: { yea: 0, nay: 0 },
    account: { yea: 0, nay: 0 },
  });
  expect(readRules(JSON.stringify(old))).not.toHaveProperty('kind');
  expect(readRules(JSON.stringify({ ...old, kind: 'rehearsal' }))).toMatchObject({ kind: 'rehearsal' });
  expect(() => readRules('7')).toThrow(/damaged/);
});

it('[L22] what a later change of the rules says of live or rehearsal is not taken', () => {
  const held = shortRules(1000, 500, { kind: 'rehearsal' });
  const changed = withTimesOf(held, { ...held, kind: 'live', endsAt: 2000 });
  expect(changed).toEqual({ ...held, endsAt: 2000 });
});
