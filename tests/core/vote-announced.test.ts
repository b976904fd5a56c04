/** The question of a vote before its window opens. */
import { describe, expect, it } from 'vitest';
import { seconds } from '../../server/contract/units.ts';
import { graphicsOn } from '../../server/core/graphics.ts';
import { recordedGraphics } from '../../server/core/recording-view.ts';
import { stationGraphics } from '../../server/core/station-view.ts';
import { mayOf, station } from '../stations/sample-show.ts';
import { type Evening, live, liveWith } from './evening.ts';
import { aPlan, cue, plus, segment } from './plans.ts';
import { open, revealed } from './voting.ts';

const links = { vote: 'http://vote', product: () => 'http://shop', qr: () => ({ path: '', size: 1 }) };
const shown = (evening: Evening) => graphicsOn(evening.show, evening.now, links).map(({ data }) => data);

const asked = cue('asked', 'graphic', 'take', { graphic: 'vote-question', poll: 'apples' });
const opens = cue('opens', 'poll', '+0:12', { poll: 'apples' });
const announced = () => {
  const evening = liveWith(aPlan({ segments: [segment('one', 120, { cues: [asked, opens], poll: 'apples' }), segment('two', 60)] }), 'one');
  evening.settle();
  return evening;
};

describe('the question of a vote', () => {
  it('[G27] says what is asked and counts to the moment at which its cue opens the vote', () => {
    const evening = announced();
    const question = { kind: 'vote-question', pollId: 'apples', question: 'Shall we take the apples?', yea: 'Yea', nay: 'Nay' };
    expect(shown(evening)).toEqual([{ ...question, opensAt: plus(12) }]);
    evening.ask('clock.freeze', { frozen: true });
    expect(shown(evening)).toEqual([question]);
    evening.now = plus(5);
    evening.ask('clock.freeze', { frozen: false });
    expect(shown(evening)).toMatchObject([{ opensAt: plus(17) }]);
  });

  it('[G27] stands to the very moment of the opening, and the bar takes its place', () => {
    const evening = announced();
    evening.wait(12.3);
    expect(evening.screen).toEqual(['vote-question']);
    evening.wait(0.1);
    expect(evening.screen).toEqual(['vote-bar']);
    evening.wait(60);
    expect(evening.screen).toEqual([]);
  });

  it('[G27] goes by itself where its vote does not open, and names no moment that nobody has set', () => {
    const evening = live();
    evening.ask('graphic.on', { graphic: 'vote-question', pollId: 'apples' });
    expect(shown(evening)).toEqual([expect.not.objectContaining({ opensAt: expect.anything() })]);
    expect(evening.context.graphics).toMatchObject([{ endsAt: plus(120), until: 'time' }]);
    evening.world = { voteObstacle: { id: 'vote-no-door' } };
    const waiting = announced();
    expect(waiting.context.graphics).toMatchObject([{ endsAt: plus(22) }]);
    evening.ask('graphic.on', { graphic: 'vote-question', pollId: 'apples', lasts: seconds(8) });
    evening.wait(8);
    expect(evening.screen).toEqual([]);
  });

  it('[G27] is refused once its vote is open, closed or out, and is written into the log as missed where a cue asks for it then', () => {
    for (const evening of [open(), revealed()])
      expect(evening.ask('graphic.on', { graphic: 'vote-question', pollId: 'apples' })).toBe('wrong-phase');
    expect(live().ask('graphic.on', { graphic: 'vote-question', pollId: 'pears' })).toBe('wrong-phase');
    const late = cue('late', 'graphic', '+0:20', { graphic: 'vote-question', poll: 'apples' });
    const evening = liveWith(
      aPlan({ segments: [segment('one', 120, { cues: [opens, late], poll: 'apples' }), segment('two', 60)] }),
      'one',
    );
    evening.wait(21);
    expect(evening.context.cueRuns.find(({ cueId }) => cueId === 'late')?.until).toBe('missed');
  });

  it('[G27] takes the result of the vote before off the screen, and goes when another vote opens', () => {
    const evening = revealed();
    evening.ask('graphic.on', { graphic: 'vote-question', pollId: 'oranges' });
    expect(evening.screen).toEqual(['vote-question']);
    const other = live();
    other.ask('graphic.on', { graphic: 'vote-question', pollId: 'oranges' });
    other.ask('poll.open', { pollId: 'apples' });
    other.wait(1);
    expect(other.screen).toEqual(['vote-bar']);
  });

  it('[G19] follows its vote by itself: nobody writes it anew by hand', () => {
    const evening = announced();
    const graphicId = evening.context.graphics[0]?.id ?? '';
    expect(evening.ask('graphic.update', { graphicId, text: 'Other words' })).toBe('wrong-phase');
  });

  it('[G11] on a recording says that the vote is closed, and counts to nothing', () => {
    const [question] = recordedGraphics(graphicsOn(announced().show, plus(0), links));
    expect(question?.data).toMatchObject({ kind: 'vote-question', closed: true });
    expect(question?.data).not.toHaveProperty('opensAt');
  });

  it('[G32] is for no station that must not have the vote', () => {
    const graphics = graphicsOn(announced().show, plus(0), links);
    expect(stationGraphics(graphics, station({ excludes: ['vote-bar'] }), mayOf({ excludes: ['vote-bar'] }))).toEqual([]);
    expect(stationGraphics(graphics, station({ excludes: ['vote-question'] }), mayOf({ excludes: ['vote-question'] }))).toEqual([]);
    expect(stationGraphics(graphics, station(), mayOf({})).map(({ id }) => id)).toEqual(graphics.map(({ id }) => id));
  });
});
