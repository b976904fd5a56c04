import { describe, expect, it } from 'vitest';
import { ObsGone, ObsLate } from '../../server/switcher/obs-connection.ts';
import { judge, ObsNotOurs, waitBefore } from '../../server/switcher/reconnect.ts';
import { takeTurns } from '../../server/switcher/turns.ts';
import fc from '../run/properties.ts';

const url = 'ws://127.0.0.1:4455';

describe('trying OBS again', () => {
  it('waits between 25 ms and 2 s, never less for a later attempt', () => {
    fc.assert(
      fc.property(fc.nat({ max: 100_000 }), fc.double({ min: 0, max: 1, noNaN: true }), (attempt, chance) => {
        const wait = waitBefore(attempt, chance);
        expect(wait).toBeGreaterThanOrEqual(25);
        expect(wait).toBeLessThanOrEqual(2000);
        expect(waitBefore(attempt + 1, chance)).toBeGreaterThanOrEqual(wait);
      }),
    );
  });

  it('asks a person about a password, a version, a kick, a wrong OBS and a wrong address; never about anything else', () => {
    const refusals = [
      new ObsGone(4009, ''),
      new ObsGone(4010, ''),
      new ObsGone(4011, ''),
      new ObsNotOurs('not ours'),
      new SyntaxError('Invalid URL'),
    ];
    expect(refusals.map((failure) => judge(failure, url).state)).toEqual(refusals.map(() => 'refused'));
    expect(judge(new ObsLate('no answer'), url).state).toBe('hung');
    fc.assert(
      fc.property(fc.integer({ min: -1, max: 4008 }), (code) => {
        expect(judge(new ObsGone(code, ''), url).state).toBe('lost');
      }),
    );
    for (const failure of [...refusals.slice(0, 3), new ObsLate(''), new ObsGone(1006, '')])
      expect(judge(failure, url).message).toContain(url);
  });
});

describe('turns', () => {
  it('take one job at a time in the order they came, past those that fail', async () => {
    const turns = takeTurns();
    const done: string[] = [];
    const job = (name: string) => async () => {
      done.push(`${name} begins`);
      await Promise.resolve();
      done.push(`${name} ends`);
      if (name === 'second') throw new Error('fails on purpose');
    };
    const outcomes = await Promise.allSettled(['first', 'second', 'third'].map((name) => turns(job(name))));
    expect(outcomes.map((outcome) => outcome.status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
    expect(done).toEqual(['first', 'second', 'third'].flatMap((name) => [`${name} begins`, `${name} ends`]));
  });
});
