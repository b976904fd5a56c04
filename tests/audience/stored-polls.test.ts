/** Polls in the file of an older Cuecart are read as they were meant. */
import { expect, it } from 'vitest';
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
  expect(() => readRules('7')).toThrow(/damaged/);
});
