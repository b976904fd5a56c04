/** How often one pass may vote over plain HTTP. */

import { describe, expect, it } from 'vitest';
import { limits } from '../../server/audience/door-limits.ts';
import { createPassAllowance } from '../../server/audience/pass-allowance.ts';
import { episodeOf, rulesOf } from '../fakes/late-paths.ts';
import fc from '../run/properties.ts';
import { openHandDoor } from './hand-door.ts';

const noon = 1_796_000_000_000;
const { burst, perSecond } = limits;
const each = 1000 / perSecond;

/** An allowance and the clock it goes by. */
const open = (slots?: number) => {
  const clock = {
    at: noon,
    /** How many of `asked` votes it takes at once. */
    cast: (pass: number, asked: number) => Array.from({ length: asked }, () => allowance.take(pass, clock.at)).filter(Boolean).length,
  };
  const allowance = createPassAllowance({ burst, perSecond, start: clock.at, ...(slots ? { slots } : {}) });
  return clock;
};

describe('the allowance of a pass', () => {
  it('is a burst at once, then so many a second, and whole again after a while', () => {
    const clock = open();
    expect(clock.cast(7, burst + 30)).toBe(burst);
    clock.at += 1000;
    expect(clock.cast(7, burst)).toBe(perSecond);
    clock.at += burst * each;
    expect(clock.cast(7, burst * 2)).toBe(burst);
  });

  it('[V34] never lets more through than that in any stretch of time, nor refuses whoever asks less', () => {
    const ask = fc.record({ pass: fc.nat({ max: 40 }), wait: fc.nat({ max: 400 }) });
    fc.assert(
      fc.property(fc.array(ask, { maxLength: 300 }), (asks) => {
        const clock = open(64);
        const taken = new Map<number, number[]>();
        for (const { pass, wait } of asks) {
          clock.at += wait;
          const before = taken.get(pass) ?? [];
          /** The same, by heart: of every stretch that ends now. */
          const may = before.every((from, place) => before.length - place + 1 <= burst + Math.floor((clock.at - from) / each));
          expect(clock.cast(pass, 1)).toBe(may ? 1 : 0);
          if (may) taken.set(pass, [...before, clock.at]);
        }
      }),
    );
  });

  it('is each pass’s own, and one that comes into another’s slot has a whole one', () => {
    const clock = open(64);
    for (let pass = 0; pass < 64; pass += 1) expect(clock.cast(pass, burst + 1)).toBe(burst);
    expect(clock.cast(64 + 3, burst + 1)).toBe(burst);
    expect(clock.cast(4, 1)).toBe(0);
    expect(clock.cast(4_294_967_295, burst + 1)).toBe(burst);
  });

  it('outlives weeks, and a clock that is set back takes nobody’s vote away for long', () => {
    const clock = open();
    clock.at += 2 ** 32 - 50;
    expect(clock.cast(1, burst + 1)).toBe(burst);
    clock.at += 1000;
    expect(clock.cast(1, burst)).toBe(perSecond);
    clock.at -= 3_600_000;
    expect(clock.cast(1, burst)).toBe(burst);
  });
});

it('[V34] a pass that floods the door over HTTP is told that it is too fast; the log gets no more than its allowance, and its standing vote is answered on', async () => {
  const satellite = { id: 'satellite', delay: 0 };
  const door = await openHandDoor();
  await door.show(episodeOf([satellite], []));
  const opensAt = door.now() + 200;
  await door.soon(door.link.open(rulesOf(opensAt, 60_000, [satellite])));
  await door.until(opensAt + 1000);
  const { pass } = (await door.viewer()).welcome;
  const other = (await door.viewer()).welcome.pass;
  const cast = async (of: string | null, sequence: number): Promise<{ status: number; code: string }> => {
    const headers = { 'X-Pass': of ?? '', 'X-Sequence': String(sequence) };
    const answer = await fetch(`http://127.0.0.1:${door.port}/v/apples/${sequence % 2 ? 'yea' : 'nay'}`, { method: 'POST', headers });
    return { status: answer.status, code: ((await answer.json()) as { code: string }).code };
  };
  const asked = door.now();
  const answers = await door.soon(Promise.all(Array.from({ length: 100 }, (_, sequence) => cast(pass, sequence))));
  const letIn = answers.filter(({ status }) => status !== 429).length;
  expect(letIn).toBeGreaterThanOrEqual(burst);
  expect(letIn).toBeLessThanOrEqual(burst + Math.ceil((door.now() - asked) / each));
  expect(answers.filter(({ status }) => status === 429).every(({ code }) => code === 'too-fast')).toBe(true);

  const standing = answers.findLastIndex(({ code }) => code === 'counted');
  // However often the answer was lost.
  for (let again = 0; again < 40; again += 1) expect(await door.soon(cast(pass, standing))).toEqual({ status: 200, code: 'counted' });
  expect(await door.soon(cast(other, 1))).toEqual({ status: 200, code: 'counted' });
  await door.until(opensAt + 65_000);
  const count = await door.soon(door.link.finalCount('apples'));
  expect(count.ballots).toBeLessThanOrEqual(letIn + 1);
  expect(count.yea + count.nay).toBe(2);
  await door.close();
});
