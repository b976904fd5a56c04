/** Whatever is pressed, whatever breaks, whenever the server dies: the record and the show are one. */

import { expect, it } from 'vitest';
import type { Command } from '../../server/contract/commands.ts';
import { cueRows } from '../../server/core/cue-rows.ts';
import { guestRows } from '../../server/core/guest-rows.ts';
import * as shown from '../../server/core/operator-view.ts';
import { pollRows } from '../../server/core/poll-rows.ts';
import { phaseOf } from '../../server/core/show.ts';
import { stationShow } from '../../server/core/station-show.ts';
import { aPlan, cue, segment } from '../core/plans.ts';
import { breathe } from '../fakes/hand-clock.ts';
import fc from '../run/properties.ts';
import { asShow, type Gallery, mei, open } from './gallery.ts';

const plan = aPlan({
  segments: [
    segment('opening', 20, { kind: 'opening', cues: [cue('tour', 'clip', '+0:05', { clip: 'tour' })], shots: ['desk', 'close', 'film'] }),
    segment('apples', 40, {
      ...{ kind: 'vote', poll: 'apples', product: 'apples', branch: { poll: 'apples', yea: 'guest', nay: 'oranges' } },
      cues: [
        cue('vote', 'poll', '+0:03', { poll: 'apples' }),
        cue('offer', 'offer', 'take', { product: 'apples' }),
        cue('short', 'shot', '+0:10', { shot: 'close' }, 5),
      ],
    }),
    segment('guest', 30, { kind: 'guest', guest: 'lin', shots: ['guest-two', 'desk', 'close'] }),
    segment('oranges', 40, { kind: 'vote', poll: 'oranges', cues: [cue('pause', 'station-break', '-0:20', { length: 10_000 })] }),
    segment('closing', 20, { kind: 'closing' }),
  ],
});

type Step = (gallery: Gallery) => Promise<unknown>;
type Press = { readonly type: Command['type'] } & Readonly<Record<string, unknown>>;

const ask = (press: (gallery: Gallery) => Press): Step => {
  return (gallery) => {
    const { type, ...asked } = press(gallery);
    return gallery.ask(type, asked as never);
  };
};
const seen = ({ runId }: Gallery) => ({ believesOnAir: runId });

const begin: Step = async (gallery) => {
  await gallery.activate();
  await gallery.ask('episode.ready', {});
  return gallery.take();
};

const segmentId = fc.constantFrom('opening', 'apples', 'guest', 'oranges', 'closing', 'spare');
const pollId = fc.constantFrom('apples', 'oranges');
const press: fc.Arbitrary<[string, Step]> = fc.oneof(
  { weight: 6, arbitrary: fc.constant<[string, Step]>(['take', ask((g) => ({ type: 'segment.take', ...seen(g) }))]) },
  segmentId.map((id): [string, Step] => [`next ${id}`, ask(() => ({ type: 'segment.setNext', segmentId: id }))]),
  fc
    .tuple(segmentId, fc.boolean())
    .map(([id, skipped]): [string, Step] => [`skip ${id} ${skipped}`, ask(() => ({ type: 'segment.skip', segmentId: id, skipped }))]),
  segmentId.map((id): [string, Step] => [`insert ${id}`, ask(() => ({ type: 'segment.insert', segmentId: id, before: null }))]),
  fc
    .constantFrom('desk', 'close', 'film')
    .map((shotId): [string, Step] => [`cut ${shotId}`, ask((g) => ({ type: 'shot.cut', shotId, ...seen(g) }))]),
  fc
    .constantFrom('slate.show', 'break.start', 'break.end')
    .map((type): [string, Step] => [type, ask((g) => ({ type: type as Command['type'], ...seen(g) }))]),
  fc.boolean().map((frozen): [string, Step] => [`freeze ${frozen}`, ask(() => ({ type: 'clock.freeze', frozen }))]),
  pollId.map((id): [string, Step] => [`open ${id}`, ask(() => ({ type: 'poll.open', pollId: id, window: 5000 }))]),
  pollId.map((id): [string, Step] => [
    `verify and reveal ${id}`,
    async (g) => {
      const { counted } = g.playout.activation() ? g.poll(id) : { counted: null };
      await g.ask('poll.verify', { pollId: id, saw: { yea: counted?.yea ?? 0, nay: counted?.nay ?? 0 } });
      return g.ask('poll.reveal', { pollId: id });
    },
  ]),
  pollId.map((id): [string, Step] => [`defer ${id}`, ask(() => ({ type: 'poll.defer', pollId: id, reason: 'no time left' }))]),
  pollId.map((id): [string, Step] => [`void ${id}`, ask(() => ({ type: 'poll.void', pollId: id, reason: 'wrong product' }))]),
  fc
    .constantFrom('arrived', 'ready', 'on', 'done')
    .map((to): [string, Step] => [`guest ${to}`, ask(() => ({ type: 'guest.move', guestId: 'lin', to }))]),
  fc.constant<[string, Step]>(['end', ask(() => ({ type: 'episode.end', reason: 'The evening is over.' }))]),
  fc.constant<[string, Step]>(['keep on air', ask(() => ({ type: 'episode.keepOn' }))]),
  fc.constant<[string, Step]>(['another evening', (g) => begin(g)]),
  segmentId.map((id): [string, Step] => [`we are at ${id}`, ask(() => ({ type: 'show.weAreHere', segmentId: id, startedAgo: 3000 }))]),
);
const handTake = (gallery: Gallery) =>
  gallery.playout.handle({ type: 'segment.take', key: `key-${gallery.newId()}`, believesOnAir: gallery.runId }, mei);
const dieTaking = async (gallery: Gallery, moments: number) => {
  void handTake(gallery);
  for (let n = 0; n < moments; n += 1) await Promise.resolve();
  await gallery.restart();
};
const takeTwice: Step = async (gallery) => {
  const replies = await Promise.all([handTake(gallery), handTake(gallery)]);
  expect(replies.filter(({ ok }) => ok).length).toBeLessThan(2);
};
const world: fc.Arbitrary<[string, Step]> = fc.oneof(
  {
    weight: 5,
    arbitrary: fc.integer({ min: 100, max: 60_000 }).map((by): [string, Step] => [`${by} ms pass`, (g) => g.clock.advance(by)]),
  },
  fc.integer({ min: 100, max: 40_000 }).map((by): [string, Step] => [`it stalls for ${by} ms`, (g) => g.clock.stall(by)]),
  fc
    .constantFrom('full' as const, 'late' as const, 'late-but-written' as const)
    .map((how): [string, Step] => [`disk ${how}`, async (g) => g.archive.breakDown(how)]),
  { weight: 2, arbitrary: fc.constant<[string, Step]>(['disk mended', async (g) => g.archive.mend()]) },
  { weight: 2, arbitrary: fc.constant<[string, Step]>(['kill -9', (g) => g.restart()]) },
  fc.nat(30).map((moments): [string, Step] => [`kill -9 ${moments} moments into a take`, (g) => dieTaking(g, moments)]),
  fc.constant<[string, Step]>(['two press at once', takeTwice]),
  fc.constant<[string, Step]>(['phones lost', async (g) => g.phones.lose()]),
  {
    weight: 2,
    arbitrary: fc
      .constantFrom('late' as const, 'mute' as const, 'well' as const)
      .map((how): [string, Step] => [`rules reach the door ${how}`, async (g) => g.phones.hearRules(how)]),
  },
  fc.constant<[string, Step]>(['phones back', async (g) => g.phones.regain()]),
  fc.constantFrom('OBS close', 'OBS stranger').map((scene): [string, Step] => [`${scene} by hand`, async (g) => g.desk.cutByHand(scene)]),
);

const isRecorded = (reply: unknown): boolean =>
  typeof reply === 'object' && reply !== null && 'recorded' in reply && reply.recorded === true;

/** What was told to somebody as recorded: it must be on disk for ever. */
const promised = ({ activationId, view }: Gallery) => ({
  activationId,
  facts: [...view.log].reverse().map(({ seq, at, by, type }) => ({ seq, at, by, type })),
});

const settle = async (gallery: Gallery) => {
  gallery.archive.mend();
  gallery.phones.regain();
  gallery.phones.hearRules('well');
  await gallery.clock.advance(5000);
  await breathe();
};

const expectOneTruth = async (gallery: Gallery) => {
  // An evening that is over and waits for nobody is not loaded again.
  if (gallery.playout.activation() === null) return expect(await gallery.archive.openActivation()).toBeUndefined();
  const stored = await gallery.stored();
  expect(stored.map(({ seq }) => seq)).toEqual(stored.map((_, index) => index + 1));
  expect(new Set(stored.map(({ id }) => id)).size).toBe(stored.length);
  const show = asShow(plan, stored);
  const { view } = gallery;
  const { context } = show;
  expect({
    phase: view.phase,
    onAir: view.onAir,
    next: view.nextSegmentId,
    chair: view.chair,
    rundown: view.rundown,
    timing: view.timing,
    cues: view.cues,
    polls: view.polls,
    guests: view.guests,
  }).toEqual({
    phase: phaseOf(show),
    onAir: shown.onAirView(context, view.at),
    next: context.next,
    chair: context.chair,
    rundown: shown.rundownRows(context, view.at),
    timing: shown.timingView(context, view.at),
    cues: cueRows(context, view.at),
    polls: pollRows(show, view.at),
    guests: guestRows(context),
  });
};

/** With the door well again, each vote that was called is open by what the door has, or given up. */
const expectNoVoteWaits = ({ view, phones }: Gallery) => {
  expect(view.polls.filter(({ calledAt }) => calledAt !== null)).toEqual([]);
  for (const { id, phase, opensAt } of view.polls) if (phase === 'open') expect(phones.rules(id)?.opensAt).toBe(opensAt);
};

/** Whatever else is worked out for the control room: of the show stations are told what it sees. */
const expectStationsSeeTheSame = ({ playout }: Gallery) => expect(stationShow(playout.forStations())).toEqual(stationShow(playout.view(0)));

const evening = async (steps: readonly (readonly [string, Step])[]) => {
  const gallery = await open(plan);
  try {
    await begin(gallery);
    let acknowledged = promised(gallery);
    for (const [, step] of steps) {
      const reply = await step(gallery);
      expectStationsSeeTheSame(gallery);
      if (isRecorded(reply)) acknowledged = promised(gallery);
    }
    await settle(gallery);
    await expectOneTruth(gallery);
    expectNoVoteWaits(gallery);
    const stored = (await gallery.archive.facts(acknowledged.activationId)).map(({ seq, at, by, body }) => ({
      seq,
      at,
      by,
      type: body.type,
    }));
    expect(stored.filter(({ seq }) => acknowledged.facts.some((one) => one.seq === seq))).toEqual(acknowledged.facts);
    expect(gallery.reports.filter((text) => text.includes('could not be put in') || text.includes('does not take'))).toEqual([]);
    await gallery.restart();
    await expectOneTruth(gallery);
  } finally {
    await gallery.close();
  }
};

it('[S2][F42] the record always folds to the show that is shown, in the control room and to stations, nothing acknowledged is lost, no fact is there twice', async () => {
  const steps = fc.array(fc.oneof({ weight: 3, arbitrary: press }, { weight: 2, arbitrary: world }), { minLength: 5, maxLength: 40 });
  await fc.assert(
    fc.asyncProperty(steps, async (some) => evening(some)),
    { numRuns: 30 },
  );
}, 120_000);
