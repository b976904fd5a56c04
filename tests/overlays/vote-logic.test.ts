/** What a vote bar decides by itself: what may be scanned, what it says about its end. */

import { describe, expect, it } from 'vitest';
import { scannable } from '../../overlays/graphics/qr.ts';
import { extendedBy, leadWord, warningAt } from '../../overlays/graphics/vote-bar/closing-words.ts';
import { wordsIn } from '../../overlays/graphics/words.ts';
import type { PictureCode } from '../../server/contract/graphics.ts';
import fc from '../run/properties.ts';
import { noon } from '../stations/sample-show.ts';

const vote = { opensAt: noon, endsAt: noon + 60_000, link: 'https://vote.example', pictures: [{ id: 'program', paths: ['web'] }] };
const code: PictureCode = { picture: 'program', at: noon, link: 'https://vote.example/?c=1', qr: { path: 'M0 0h1v1h-1z', size: 21 } };
const standing = { path: 'M1 1h1v1h-1z', size: 21 };

describe('what viewers may scan', () => {
  it('is never a code older than forty seconds, another picture’s, nor anything once the vote has ended', () => {
    const moment = fc.integer({ min: noon - 100_000, max: noon + 100_000 });
    fc.assert(
      fc.property(moment, moment, fc.constantFrom('program', 'harbour'), fc.boolean(), (at, now, picture, closed) => {
        const shown = scannable({ ...vote, closed }, { ...code, at, picture }, now);
        const may = !closed && now < vote.endsAt && now - at < 40_000 && picture === 'program';
        expect(shown).toEqual(may ? code.qr : undefined);
      }),
    );
  });

  it('is the standing code where pictures have none, and nothing where nobody may vote', () => {
    const { pictures: _, ...plain } = vote;
    expect(scannable({ ...plain, qr: standing }, null, noon)).toEqual(standing);
    expect(scannable({ ...plain, closed: true, qr: standing }, code, noon)).toBeUndefined();
    expect(scannable({ ...vote, pictures: [] }, code, noon)).toBeUndefined();
  });
});

describe('what a vote bar says about its end', () => {
  const at = (left: number, changes: Partial<Parameters<typeof warningAt>[0]> = {}) =>
    warningAt({ ...vote, ...changes }, vote.endsAt - left);

  it('[G12] warns half a minute and ten seconds before it, of a vote that is longer than that', () => {
    expect([30_001, 30_000, 10_001, 10_000, 0].map((left) => at(left))).toEqual([
      undefined,
      'half-minute',
      'half-minute',
      'ten-seconds',
      'ten-seconds',
    ]);
    expect(at(20_000, { opensAt: vote.endsAt - 30_000 })).toBeUndefined();
    expect(at(9000, { opensAt: vote.endsAt - 12_000 })).toBeUndefined();
  });

  it('warns of no end that nobody has announced, and of none that is long past', () => {
    expect([at(5000, { openEnded: true }), at(5000, { closed: true })]).toEqual([undefined, undefined]);
  });

  it('says how much longer it takes when an announced end was moved on, and nothing when one is announced', () => {
    expect(extendedBy(vote, { ...vote, endsAt: vote.endsAt + 15_000 })).toBe(15_000);
    expect(extendedBy({ ...vote, openEnded: true, endsAt: noon + 600_000 }, vote)).toBe(0);
    expect(extendedBy(undefined, vote)).toBe(0);
    expect(extendedBy(vote, { ...vote, opensAt: noon + 100_000, endsAt: noon + 160_000 })).toBe(0);
  });

  it('calls on nobody where nobody may vote', () => {
    const { link: _, ...elsewhere } = vote;
    const words = wordsIn('en');
    expect([vote, elsewhere, { ...vote, closed: true }].map((one) => leadWord(one, undefined, words))).toEqual([
      'VOTE NOW',
      'VOTE IN PROGRESS',
      'VOTE CLOSED',
    ]);
  });
});
