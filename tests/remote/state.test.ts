/** What a button box shows of the show. */
import { describe, expect, it } from 'vitest';
import { boxState } from '../../server/remote/state.ts';
import { sampleView } from '../fakes/sample-view.ts';

const noon = Date.UTC(2026, 11, 3, 4);
const view = sampleView(noon);
const deck = { id: 'box-1', name: 'left deck', owner: 'Lin Jia', role: 'director' } as const;

describe('the state for a box', () => {
  it('[M5] has titles in the language asked for, and clocks that count below zero', () => {
    const state = boxState(view, deck, { now: noon, language: 'en' });
    expect(state).toMatchObject({
      mode: 'LIVE',
      run: 'run-6',
      over: 65,
      overClock: '+1:05',
      shot2: true,
      shot2Label: 'Host',
      shot7: false,
    });
    const late = boxState(view, deck, { now: (view.onAir?.endsAt ?? 0) + 12_000, language: 'zh' });
    expect(late).toMatchObject({ left: -12, leftClock: '-0:12', shot2Label: '主持人' });
  });

  it('[M5, C20] says when the switcher last told what is on program, and that it is old once that is too long ago', () => {
    const at = (seen: number | null, kind: 'obs' | 'rehearsal' = 'obs') =>
      boxState({ ...view, switcher: { ...view.switcher, kind, at: seen } }, deck, { now: noon, language: 'en' });
    expect(at(noon - 3000)).toMatchObject({ seenAt: noon / 1000 - 3, seenOld: false, shot2: true });
    expect(at(noon - 9000)).toMatchObject({ seenAt: noon / 1000 - 9, seenOld: true, shot2: true });
    expect(at(null)).toMatchObject({ seenAt: 0, seenOld: true });
    expect(at(noon, 'rehearsal')).toMatchObject({ seenOld: false });
  });

  it('[M5] holds no split of any vote, whatever its phase', () => {
    const texts = JSON.stringify(boxState(view, deck, { now: noon, language: 'en' }));
    for (const { counted } of view.polls)
      for (const side of [counted?.yea, counted?.nay]) if (side) expect(texts).not.toContain(String(side));
  });

  it('says REHEARSAL for anything that is not live, and OFF when nothing runs', () => {
    expect(boxState({ ...view, activation: { id: 'a', kind: 'rehearsal' } }, deck, { now: noon, language: 'en' }).mode).toBe('REHEARSAL');
    expect(boxState({ ...view, activation: { id: 'a', kind: 'simulated' } }, deck, { now: noon, language: 'en' }).mode).toBe('REHEARSAL');
    expect(boxState({ ...view, activation: null }, deck, { now: noon, language: 'en' }).mode).toBe('OFF');
    expect(boxState({ ...view, phase: 'ended' }, deck, { now: noon, language: 'en' }).mode).toBe('OFF');
  });

  it('holds what is left still while the clock is frozen', () => {
    const frozen = { ...view, timing: { ...view.timing, frozenSince: noon } };
    expect(boxState(frozen, deck, { now: noon + 9000, language: 'en' }).left).toBe(
      boxState(frozen, deck, { now: noon, language: 'en' }).left,
    );
  });
});
