/** What a recording shows, and what never reaches one; which outputs carry a code. */
import { describe, expect, it } from 'vitest';
import type { GraphicOn } from '../../server/contract/graphics.ts';
import { recordingFigures, recordingOutput } from '../../server/core/recording-view.ts';
import { carriesCode, stationOutput } from '../../server/core/station-view.ts';
import { oneOfEach, outcomes } from '../overlays/sample-graphics.ts';
import { figures, graphic, noon, outputView, station, voteBar } from '../stations/sample-show.ts';

const texts = { long: '云溪苹果', short: '购物' };
const everything: readonly GraphicOn[] = [...oneOfEach(texts, noon + 60_000, 'shown'), ...outcomes(texts)].map((data) =>
  graphic(data.kind, data),
);
const pictures = [
  { id: 'program', paths: ['web'] },
  { id: 'harbour', paths: ['air'] },
];
const withPictures: GraphicOn = { ...voteBar, data: { ...voteBar.data, pictures } as GraphicOn['data'] };

describe('the recording output', () => {
  it('[G11] invites nobody: no code, no link, no clock, a vote that says it is closed', () => {
    const shown = recordingOutput(outputView({ graphics: [...everything, withPictures] }));
    expect(JSON.stringify(shown)).not.toMatch(/https?:|"qr"|"link"|"pictures"/);
    expect(shown.graphics.map(({ kind }) => kind)).not.toContain('countdown');
    expect(shown.graphics.map(({ kind }) => kind)).not.toContain('sales-ticker');
    const votes = shown.graphics.flatMap(({ data }) => (data.kind === 'vote-bar' ? [data.closed] : []));
    expect(votes).toEqual([true, true]);
    expect(carriesCode(shown)).toBe(false);
  });

  it('keeps labels, names, cards, results and corrections', () => {
    const kept = recordingOutput(outputView({ graphics: everything })).graphics.map(({ kind }) => kind);
    expect(kept).toEqual(expect.arrayContaining(['label', 'lower-third', 'product-card', 'result', 'correction']));
  });

  it('has no figures, not even the split of a vote that shows it', () => {
    const all = figures({ polls: { apples: { turnout: 10, yea: 6, nay: 4, revision: 1 } } });
    expect(recordingFigures(all)).toEqual({ revision: all.revision, at: all.at, polls: {}, products: {} });
  });
});

describe('a rotating code', () => {
  const program = outputView({ graphics: [withPictures] });
  const asSeenAt = (changes: Parameters<typeof station>[0]) => carriesCode(stationOutput(program, station(changes), 0));

  it('[G10] is on the program and on a keyed station’s own page, each of its own picture', () => {
    expect([carriesCode(program), asSeenAt({ id: 'harbour', path: 'air' })]).toEqual([true, true]);
  });

  it('[G10] is not on the page of a burnt-in station, of one whose path may not vote, nor without a vote', () => {
    const burntIn = asSeenAt({ id: 'river', path: 'web', delivery: 'burnt-in' });
    const repeats = asSeenAt({ id: 'again', path: 'repeat' });
    const excluded = asSeenAt({ id: 'harbour', path: 'air', excludes: ['vote-bar'] });
    expect([burntIn, repeats, excluded, carriesCode(outputView())]).toEqual([false, false, false, false]);
  });
});
