/** What those who watch by a link are shown, and what they never are. */

import { describe, expect, it } from 'vitest';
import type { GuestRow, OperatorView, Phase, PollPhase } from '../../server/contract/views.ts';
import { type GreenRoomView, ViewKind } from '../../server/contract/watch.ts';
import { watchView } from '../../server/core/watch-view.ts';
import { sampleScript } from '../fakes/sample-script.ts';
import { sampleFigures, sampleView } from '../fakes/sample-view.ts';
import fc from '../run/properties.ts';

const noon = 1_796_000_000_000;
const view = sampleView(noon);
const figures = sampleFigures(noon);
const seen = (patch: Partial<OperatorView> = {}) => ({ view: { ...view, ...patch }, figures, script: sampleScript });

const secret = 'NOBODYS-BUSINESS';
const split = { yea: 777_001, nay: 777_002 };

/** A show in which everything that is no watcher's business is recognisable. */
const withSecrets = (phase: Phase, pollPhase: PollPhase, onAir: string, shown: 'hidden' | 'shown') => {
  const row = view.rundown.find(({ id }) => id === onAir);
  const marked: OperatorView = {
    ...view,
    phase,
    chair: { operatorId: secret, name: secret },
    operators: [{ id: secret, name: secret, role: 'director', connected: true }],
    onAir: view.onAir && { ...view.onAir, segmentId: onAir },
    rundown: view.rundown.map((one) => ({ ...one, state: one === row ? ('on-air' as const) : one.state })),
    polls: view.polls.map((poll) => ({
      ...poll,
      ...{ phase: pollPhase, split: shown, verifiedBy: secret, reason: secret },
      counted: poll.counted && { ...poll.counted, ...split },
    })),
    links: [{ id: secret, kind: 'clock', name: secret, by: secret, madeAt: noon, screens: 1 }],
    messages: [{ id: 'm1', text: 'Wrap', at: noon, by: secret, deliveredAt: noon, seenAt: null }],
    log: view.log.map((line) => ({ ...line, by: secret, text: secret })),
    notices: [{ id: 'n', at: noon, light: 'warn', text: secret }],
    graphics: [],
  };
  const money = {
    ...figures,
    polls: { 'poll-apples': { turnout: 777_003, ...split, revision: 1 } },
    products: Object.fromEntries(Object.entries(figures.products).map(([id, one]) => [id, { ...one, sold: 777_004 }])),
    sales: { units: 777_005, net: { minor: 777_006, currency: 'CNY' }, at: noon },
    perMinute: [{ at: noon, units: 777_007, netMinor: 777_008 }],
  };
  return { view: marked, figures: money, script: sampleScript };
};

describe('those who watch', () => {
  it('[W2] never see a split, takings, a link or an operator’s name, in any view at any moment', () => {
    const phases = fc.constantFrom<Phase>('off', 'preflight', 'ready', 'live', 'frozen', 'break', 'ended');
    const polls = fc.constantFrom<PollPhase>('idle', 'armed', 'open', 'closing', 'counting', 'verified', 'revealed', 'deferred', 'void');
    const onAir = fc.constantFrom(...view.rundown.map(({ id }) => id));
    fc.assert(
      fc.property(
        fc.constantFrom(...ViewKind.options),
        ...([phases, polls, onAir, fc.constantFrom('hidden', 'shown')] as const),
        (kind, phase, poll, segment, shown) => {
          const told = JSON.stringify(watchView(kind, withSecrets(phase, poll, segment, shown)));
          expect(told).not.toMatch(/77700\d|NOBODYS-BUSINESS/);
        },
      ),
    );
  });

  it('[W2] see the fields of their kind and no other', () => {
    const common = ['activation', 'at', 'epoch', 'kind', 'revision', 'title', 'zone'];
    const clocks = [...common, 'finishesAt', 'onAir', 'phase', 'timing'];
    const fields = Object.fromEntries(ViewKind.options.map((kind) => [kind, Object.keys(watchView(kind, seen())).sort()]));
    expect(fields).toEqual({
      presenter: [...clocks, 'messages', 'next', 'now', 'product'].sort(),
      clock: [...clocks].sort(),
      floor: [...clocks, 'clip', 'coming', 'cues', 'now', 'shots', 'slate', 'switcherAt'].sort(),
      'green-room': [...common, 'guests', 'isOnAir'].sort(),
      prompter: [...clocks, 'items'].sort(),
    });
  });

  it('[W10] are told when the end that was asked for comes, and not who asked or why', () => {
    const finishing = { endsAt: noon + 15_000, by: secret, reason: secret };
    for (const kind of ViewKind.options) {
      const told = JSON.stringify(watchView(kind, seen({ finishing })));
      expect(told.includes(`"finishesAt":${finishing.endsAt}`)).toBe(kind !== 'green-room');
      expect(told).not.toContain(secret);
    }
    expect(watchView('presenter', seen({ finishing: null }))).toMatchObject({ finishesAt: null });
  });

  it('see nothing of a show while none is loaded', () => {
    const nothing = { activation: null, episode: null, onAir: null, nextSegmentId: null, rundown: [], guests: [], shots: [], cues: [] };
    for (const kind of ViewKind.options) expect(watchView(kind, seen(nothing))).toMatchObject({ kind, activation: null, title: null });
  });
});

describe('the presenter', () => {
  it('[W3] sees now, next, the notes, and the facts of the product that is on', () => {
    const rundown = view.rundown.map((row) => (row.state === 'on-air' ? { ...row, notes: 'Bite into one' } : row));
    expect(watchView('presenter', seen({ rundown }))).toMatchObject({
      now: { id: 'vote-apples', notes: 'Bite into one' },
      next: { id: 'order-apples' },
      product: {
        itemNumber: '102',
        price: { minor: 5980 },
        was: { price: { minor: 7980 }, basis: { en: 'our price in November' } },
        left: 9000 - 1290,
      },
    });
  });

  it('[W3, C20] is told as of when the number stands that is left', () => {
    expect(watchView('presenter', seen({ ordersAsOf: noon - 90_000 }))).toMatchObject({ product: { leftAsOf: noon - 90_000 } });
    expect(watchView('presenter', seen({ ordersAsOf: null }))).toMatchObject({ product: { leftAsOf: null } });
  });

  it('[W3] is told that nobody knows what is left rather than a number', () => {
    expect(watchView('presenter', { ...seen(), figures: { ...figures, products: {} } })).toMatchObject({ product: { left: null } });
  });
});

describe('the room where guests wait', () => {
  const room = (patch: Partial<OperatorView> = {}) => watchView('green-room', seen(patch)) as GreenRoomView;

  it('[W4] sees the order of the evening, who is on, who is next and when each is due', () => {
    const guests = room().guests;
    expect(guests.slice(0, 4).map(({ id, state }) => `${id} ${state}`)).toEqual([
      'guest-oranges done',
      'guest-apples on',
      'guest-eggs next',
      'guest-rice later',
    ]);
    const due = view.rundown.find(({ id }) => id === 'guest-eggs')?.expectedStart;
    expect(guests.map(({ expectedAt }) => expectedAt).slice(1, 3)).toEqual([null, due]);
  });

  it('[W4] follows the running order, and does not name who will not come', () => {
    const gone = view.guests.map((guest): GuestRow => (guest.id === 'guest-eggs' ? { ...guest, phase: 'no-show' } : guest));
    expect(room({ guests: gone }).guests.find(({ state }) => state === 'next')?.id).toBe('guest-rice');
    const rows = [...view.rundown];
    const [rice] = rows.splice(
      rows.findIndex(({ id }) => id === 'guest-rice'),
      1,
    );
    if (rice) rows.splice(6, 0, rice);
    expect(room({ rundown: rows }).guests.find(({ state }) => state === 'next')?.id).toBe('guest-rice');
  });
});

it('[W5, C20] the floor sees as of when the switcher said what is on program, also once it hangs', () => {
  const at = (moment: number | null) => watchView('floor', seen({ switcher: { ...view.switcher, at: moment } }));
  expect(at(noon - 30_000)).toMatchObject({ at: noon, switcherAt: noon - 30_000, shots: expect.any(Array) });
  expect(at(null)).toMatchObject({ switcherAt: null });
});

it('[W5] the floor sees what comes, the shots with the one on program, and each cue with its time', () => {
  const floor = watchView('floor', seen());
  expect(floor).toMatchObject({ coming: [{ id: 'order-apples' }, { id: 'guest-eggs' }, {}, {}, {}] });
  expect(floor).toMatchObject({ cues: view.cues.map(({ id, firesAt }) => ({ id, firesAt })) });
  expect(floor).toMatchObject({ shots: view.shots.map(({ id, onProgram }) => ({ id, onProgram })) });
});

it('[T9,W5] the floor sees the clip that runs: what is left, who says so, and its out-words', () => {
  const clip = { clipId: 'sting', title: 'Sting', outWords: '… at eight.', then: 'back' as const, endsAt: 5, by: 'plan' as const };
  expect(watchView('floor', seen({ clip }))).toMatchObject({ clip: { title: 'Sting', outWords: '… at eight.', endsAt: 5, by: 'plan' } });
  expect(watchView('floor', seen())).toMatchObject({ clip: null });
});

it('the prompter has the notes and the hosts’ lines in running order, without what is skipped or on the bench', () => {
  const rundown = view.rundown.map((row) => (row.id === 'guest-eggs' ? { ...row, state: 'skipped' as const } : row));
  const prompter = watchView('prompter', seen({ rundown }));
  const items = prompter.kind === 'prompter' ? prompter.items : [];
  expect(items[0]).toMatchObject({ id: 'opening', notes: view.rundown[0]?.notes, lines: [sampleScript.lines.opening?.[0]] });
  expect(items.map(({ id }) => id)).toEqual(rundown.filter(({ state }) => state !== 'skipped' && state !== 'bench').map(({ id }) => id));
  expect(JSON.stringify(prompter)).not.toContain('hill-farm');
});
