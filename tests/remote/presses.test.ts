/** What a press asks of the show as it stands, and whose hand it is. */
import { describe, expect, it } from 'vitest';
import type { OperatorView } from '../../server/contract/views.ts';
import { readPress } from '../../server/remote/read-press.ts';
import { standsFor } from '../../server/remote/task.ts';
import { handOf, holdsTheChair } from '../../server/remote/whose-hand.ts';
import { sampleView } from '../fakes/sample-view.ts';

const noon = Date.UTC(2026, 11, 3, 4);
const sample = sampleView(noon);
const next = sample.nextSegmentId ?? '';
const running = sample.rundown.find(({ id }) => id === sample.onAir?.segmentId);
const view: OperatorView = { ...sample, shots: sample.shots };

type Around = {
  /** What the box shows as next; what is so when left out. */
  readonly believesNext?: string | undefined;
  readonly believes?: string | undefined;
  readonly view?: OperatorView;
  readonly now?: number;
  readonly lastDone?: number;
};
const found = (address: string, around: Around = {}) => {
  const { now = noon, lastDone, view: at = view } = around;
  const believes = 'believes' in around ? around.believes : 'now';
  const believesNext = 'believesNext' in around ? around.believesNext : (at.nextSegmentId ?? 'none');
  return readPress({ address, believes, believesNext }, { view: at, now, lastDone });
};
const deed = (address: string, around: Around = {}) => {
  const got = found(address, around);
  return got.ok ? got.deed : got.refusal.code;
};

describe('an address of a button', () => {
  it('takes the next segment, cuts by key or by name, and knows the rest of the chair’s tasks', () => {
    expect(deed('take')).toEqual({ type: 'segment.take', believesOnAir: 'run-6', believesNext: next });
    expect(deed('shot/3')).toEqual({ type: 'shot.cut', believesOnAir: 'run-6', shotId: 'guest' });
    expect(deed('shot/wide')).toMatchObject({ shotId: 'wide' });
    expect(deed('freeze')).toEqual({ type: 'clock.freeze', frozen: true });
    expect(deed('unfreeze')).toEqual({ type: 'clock.freeze', frozen: false });
    expect(deed('break')).toMatchObject({ type: 'break.start' });
    expect(deed('back')).toMatchObject({ type: 'break.end' });
    expect(deed('breakdown')).toMatchObject({ type: 'slate.show' });
    expect(deed('cue/cue-sting/fire')).toMatchObject({ type: 'cue.fire', cueId: 'cue-sting' });
    expect(deed('here/thanks')).toEqual({ type: 'show.weAreHere', segmentId: 'thanks', startedAgo: 0 });
  });

  it('finds what comes next in the running order', () => {
    const row = view.rundown.find(({ id }) => id === next);
    expect(deed('next/skip')).toEqual({ type: 'segment.skip', segmentId: next, skipped: true });
    expect(deed('next/longer')).toMatchObject({ type: 'segment.retime', planned: (row?.planned ?? 0) + 30_000 });
    expect(deed('next/skip', { view: { ...view, nextSegmentId: null } })).toBe('nothing-next');
  });

  it('finds the guest, the vote and the product that are meant', () => {
    const guests = (...phases: readonly ('ready' | 'arrived' | 'on' | 'expected')[]) => ({
      view: { ...view, guests: view.guests.slice(0, phases.length).map((guest, at) => ({ ...guest, phase: phases[at] ?? 'expected' })) },
    });
    const run = { believesOnAir: 'run-6' };
    const [one, two] = view.guests.map(({ id }) => id);
    expect(deed('guest/next/on', guests('arrived', 'ready'))).toEqual({ type: 'guest.move', guestId: two, to: 'on', ...run });
    expect(deed('guest/next/on', guests('on', 'expected'))).toBe('wrong-phase');
    expect(deed('guest/title', guests('on'))).toEqual({ type: 'graphic.on', graphic: 'lower-third', guestId: one, ...run });
    const open = view.polls.find(({ phase }) => phase === 'open');
    expect(deed('poll/extend')).toEqual({ type: 'poll.extend', pollId: open?.id, by: 15_000 });
    const productId = running?.productId;
    expect(deed('product/on')).toEqual({ type: 'graphic.on', graphic: 'product-card', productId, ...run });
    expect(deed('graphics/clear')).toEqual({ type: 'graphic.clear' });
  });

  it('[M1] never takes the chair: a box has no eyes', () => {
    expect(deed('chair/take')).toBe('not-allowed');
  });

  it('[S28] keeps the show on air and never ends it: a box cannot say what the end cuts off', () => {
    expect(deed('finish/keep')).toEqual({ type: 'episode.keepOn' });
    expect(deed('finish')).toBe('not-allowed');
  });

  it('that is none is said to be none', () => {
    for (const address of ['', 'tak', 'take/', 'take/now', 'shot', 'shot/99', 'cue//fire', 'constructor', '__proto__', '../take'])
      expect(deed(address), address).toBe('unknown');
  });
});

describe('what a press believes on air', () => {
  it('[M2] has to be said', () => {
    expect(deed('take', { believes: undefined })).toBe('malformed');
    expect(deed('freeze', { believes: '' })).toBe('malformed');
  });

  it('[M2] and when it is an older run, whatever the button, nothing is done', () => {
    for (const address of ['take', 'shot/1', 'next/skip', 'product/off', 'freeze'])
      expect(deed(address, { believes: 'run-5' }), address).toBe('stale');
    expect(deed('take', { believes: 'run-6' })).toMatchObject({ type: 'segment.take' });
    expect(deed('take', { believes: 'none', view: { ...view, onAir: null } })).toEqual({
      type: 'segment.take',
      believesOnAir: null,
      believesNext: next,
    });
  });

  it('[S18] and on next: the take carries it, and every other button is held by it', () => {
    expect(deed('take', { believes: 'run-6', believesNext: next })).toEqual({
      type: 'segment.take',
      believesOnAir: 'run-6',
      believesNext: next,
    });
    expect(deed('take', { believes: 'run-6', believesNext: 'none' })).toMatchObject({ believesNext: null });
    expect(deed('take', { believes: 'run-6', believesNext: 'thanks' })).toMatchObject({ believesNext: 'thanks' });
    expect(deed('next/skip', { believes: 'run-6', believesNext: 'thanks' })).toBe('stale');
    expect(deed('next/skip', { believes: 'run-6', believesNext: next })).toMatchObject({ type: 'segment.skip' });
  });

  it('[S18] a press that takes what is next, or changes it, says what its box shows as next, or is told to; no other press has to', () => {
    const changes = ['take', 'next/skip', 'next/set/thanks', 'next/earlier', 'next/later', 'next/longer', 'next/shorter'];
    for (const address of changes) {
      const got = found(address, { believesNext: undefined });
      expect([address, got.ok ? got.deed : got.refusal.message]).toEqual([address, expect.stringContaining('believesNext=<nextId')]);
      expect(deed(address, { believesNext: undefined }), address).toBe('malformed');
    }
    for (const address of ['shot/1', 'freeze', 'graphics/clear'])
      expect(found(address, { believesNext: undefined }).ok, address).toBe(true);
    expect(deed('tak', { believesNext: undefined }), 'what is no task is that first').toBe('unknown');
  });

  const takenAt = view.onAir?.startedAt ?? 0;
  it('[M2] as “now” moves the show on only from what has stood long enough to be seen', () => {
    expect(deed('take', { now: takenAt + standsFor - 1 })).toBe('too-soon');
    expect(deed('take', { now: takenAt + standsFor })).toMatchObject({ type: 'segment.take' });
    expect(deed('next/skip', { now: takenAt + standsFor - 1 })).toBe('too-soon');
    expect(deed('shot/1', { now: takenAt + 10 })).toMatchObject({ type: 'shot.cut' });
  });

  it('[S26] as “now” opens no vote, and puts no guest, name or product on, that was meant for what a take has just taken off', () => {
    const quiet = { ...view, polls: view.polls.map((poll) => (poll.phase === 'open' ? { ...poll, phase: 'idle' as const } : poll)) };
    for (const address of ['poll/open', 'product/on', 'guest/title', 'guest/next/on', 'guest/done']) {
      const at = (now: number, believes = 'now') => deed(address, { view: quiet, now, believes });
      expect(at(takenAt + standsFor - 1), address).toBe('too-soon');
      expect(at(takenAt + standsFor), address).toHaveProperty('type');
      expect(at(takenAt + 10, 'run-6'), address).toHaveProperty('type');
      expect(at(takenAt + 10, 'run-5'), address).toBe('stale');
    }
    expect(deed('product/on', { view: quiet, lastDone: noon - 10 }), 'on, off and on again').toMatchObject({ type: 'graphic.on' });
  });

  it('[M2] as the run that is on air takes at once, as from the keyboard', () => {
    expect(deed('take', { believes: 'run-6', now: takenAt + 500 })).toMatchObject({ type: 'segment.take' });
  });

  it('[M2] does not let one finger skip two segments', () => {
    expect(deed('next/skip', { lastDone: noon - standsFor + 1, believes: 'run-6' })).toBe('too-soon');
    expect(deed('next/skip', { lastDone: noon - standsFor, believes: 'run-6' })).toMatchObject({ type: 'segment.skip' });
  });
});

describe('whose hand a box is', () => {
  const deck = { id: 'box-1', name: 'left deck', owner: 'Lin Jia', role: 'director' } as const;
  const hand = (over: Partial<OperatorView>, device: Parameters<typeof handOf>[0] = deck) => handOf(device, { ...view, ...over });
  const away = view.operators.map((one) => ({ ...one, connected: false }));

  it('[M1] is its owner’s, and the log has both names', () => {
    expect(hand({})).toMatchObject({ ok: true, who: { id: 'op-lin', name: 'Lin Jia (left deck)' } });
    expect(holdsTheChair(deck, view)).toBe(true);
  });

  it('[M1] goes on while the owner in the chair has lost their screen, and after a restart', () => {
    expect(hand({ operators: away })).toMatchObject({ ok: true, who: { id: 'op-lin' } });
    expect(hand({ operators: [] })).toMatchObject({ ok: true, who: { id: 'op-lin' } });
  });

  it('[M1] is nobody’s while its owner is not signed in and holds no chair', () => {
    expect(hand({ chair: null, operators: away })).toMatchObject({ ok: false, refusal: { code: 'not-allowed' } });
    expect(hand({ chair: { operatorId: 'op-wu', name: 'Wu Tong' }, operators: [] })).toMatchObject({ ok: false });
  });

  it('[M1] is not that of a namesake in another role', () => {
    const producer = view.operators.map((one) => (one.id === 'op-lin' ? { ...one, role: 'producer' as const } : one));
    expect(hand({ operators: producer })).toMatchObject({ ok: false });
    expect(holdsTheChair(deck, { ...view, operators: producer })).toBe(false);
  });
});
