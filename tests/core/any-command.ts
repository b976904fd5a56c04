/** Commands by chance, each with a chance of making sense; and what the world does meanwhile. */

import type { OpenAnswer } from '../../server/contract/audience.ts';
import { say } from '../../server/contract/sayings.ts';
import type { LocalText } from '../../server/contract/units.ts';
import type { ShowCommand } from '../../server/core/decide/index.ts';
import { groundOf } from '../../server/core/imports/plan-import.ts';
import fc from '../run/properties.ts';
import type { Evening } from './evening.ts';

const segments = fc.constantFrom('one', 'two', 'three', 'spare');
const rows = fc.oneof({ weight: 4, arbitrary: segments }, { weight: 1, arbitrary: fc.constantFrom('two-copy-1', 'one-copy-1', 'new-1') });
const polls = fc.constantFrom('apples', 'oranges');
const products = fc.constantFrom('apples', 'oranges', 'eggs');
const guests = fc.constantFrom('lin', 'wang');
const shots = fc.constantFrom('desk', 'close', 'guest-two', 'film');
const length = fc.integer({ min: 3, max: 60 }).map((n) => n * 1000);
const reason = fc.constant('by chance');
const before = fc.option(rows);

type Asked = { readonly type: ShowCommand['type'] } & Readonly<Record<string, unknown>>;
const of = (type: ShowCommand['type'], fields: Readonly<Record<string, fc.Arbitrary<unknown>>> = {}): fc.Arbitrary<Asked> =>
  fc.record(fields).map((one) => ({ ...one, type }));

/** RUN stands for what is on air when the command is asked, and is now and then an old one. */
const believesOnAir = fc.oneof({ weight: 20, arbitrary: fc.constant('RUN') }, { weight: 1, arbitrary: fc.constant('old') });
const cueId = fc.tuple(fc.constantFrom('a', 'b', 'c'), fc.nat(4)).map(([name, i]) => `${name}-${i}`);
const onAir = (type: ShowCommand['type'], fields = {}) => of(type, { believesOnAir, ...fields });

const graphic = fc.oneof(
  of('graphic.on', { graphic: fc.constant('lower-third'), guestId: guests }),
  of('graphic.on', { graphic: fc.constant('lower-third'), guestId: guests, believesOnAir }),
  of('graphic.on', { graphic: fc.constantFrom('product-card', 'countdown', 'sales-ticker'), productId: products }),
  of('graphic.on', { graphic: fc.constantFrom('product-card', 'sales-ticker'), productId: products, lasts: length }),
  of('graphic.on', { graphic: fc.constantFrom('vote-bar', 'result', 'correction', 'countdown'), pollId: polls }),
  of('graphic.on', { graphic: fc.constant('label'), text: fc.constantFrom('Live', 'Anhui') }),
  of('graphic.on', {
    graphic: fc.constantFrom('vote-question', 'board', 'slate', 'clock', 'topic'),
    pollId: polls,
    text: fc.constant('Tea'),
  }),
);
const poll = fc.oneof(
  of('poll.open', { pollId: polls }),
  of('poll.open', { pollId: polls, window: length }),
  of('poll.open', { pollId: polls, believesOnAir, elsewhere: fc.boolean() }),
  of('poll.open', { pollId: polls, openEnded: fc.constant(true) }),
  of('poll.close', { pollId: polls }),
  of('poll.extend', { pollId: polls, by: length }),
  of('poll.verify', { pollId: polls, saw: fc.constantFrom<unknown>('COUNT', 'COUNT', { yea: 70, nay: 30 }) }),
  of('poll.reveal', { pollId: polls, chairSays: fc.option(fc.constantFrom('yea', 'nay'), { nil: undefined }) }),
  of('poll.defer', { pollId: polls, reason }),
  of('poll.void', { pollId: polls, reason }),
  of('branch.confirm', { pollId: polls, to: segments }),
);
const rundown = fc.oneof(
  of('segment.setNext', { segmentId: rows }),
  of('segment.skip', { segmentId: rows, skipped: fc.boolean() }),
  of('segment.insert', { segmentId: rows, before }),
  of('segment.move', { segmentId: rows, before }),
  of('segment.retime', { segmentId: rows, planned: length }),
  of('segment.duplicate', { segmentId: rows }),
  of('segment.lock', { segmentId: rows, locked: fc.boolean() }),
  of('segment.remove', { segmentId: rows }),
  of('plan.import', {
    source: fc.constant({ kind: 'table', name: 'by chance' }),
    subject: fc.constant('rundown'),
    mode: fc.constantFrom('merge', 'replace'),
    rows: fc
      .uniqueArray(fc.constantFrom('one', 'two', 'three', 'spare', 'two-copy-1', 'brought'), { minLength: 1 })
      .map((ids) => ids.map((id, n) => ({ row: n + 2, cells: { id, title: `Row ${n}`, planned: `0:${10 + n}` } }))),
    ground: fc.constant('GROUND'),
  }),
  of('segment.write', { segmentId: rows, title: fc.constantFrom('Pears', 'Plums') }),
  of('segment.write', { segmentId: rows, notes: fc.constantFrom<LocalText>('Slowly', '', { zh: '慢一点' }, { en: '' }) }),
  of('segment.create', { kind: fc.constant('host'), title: fc.constant('Weather'), planned: length, before }),
  { weight: 2, arbitrary: of('plan.undo', { editId: fc.constant('NEWEST') }) },
  of('plan.redo', { editId: fc.constant('UNDONE') }),
);
const edit = fc.oneof(
  fc.record({ do: fc.constant('setNext'), segmentId: segments }),
  fc.record({ do: fc.constant('skip'), segmentId: segments, skipped: fc.boolean() }),
  fc.record({ do: fc.constantFrom('insert', 'move'), segmentId: segments, before }),
  fc.record({ do: fc.constant('retime'), segmentId: segments, planned: length }),
);
/** NEWEST stands for the newest proposal there is. */
const proposalId = fc.constant('NEWEST');
const proposing = fc.oneof(
  { weight: 3, arbitrary: of('plan.propose', { edit }) },
  { weight: 2, arbitrary: of('plan.accept', { proposalId }) },
  of('plan.decline', { proposalId }),
  of('plan.withdraw', { proposalId }),
);
const air = fc.oneof(
  { weight: 4, arbitrary: onAir('segment.take') },
  { weight: 2, arbitrary: onAir('shot.cut', { shotId: shots }) },
  { weight: 3, arbitrary: onAir('cue.fire', { cueId }) },
  onAir('adlib.fire', { adLibId: fc.constantFrom('sting', 'close-up', 'hotline') }),
  onAir('slate.show'),
  onAir('break.start'),
  onAir('break.end'),
  { weight: 2, arbitrary: of('clock.freeze', { frozen: fc.boolean() }) },
  of('cue.end', { cueId }),
  of('show.weAreHere', { segmentId: segments, startedAgo: fc.integer({ min: 0, max: 90_000 }) }),
);
const people = fc.oneof(
  of('guest.move', { guestId: guests, to: fc.constantFrom('expected', 'arrived', 'ready', 'on', 'done', 'no-show') }),
  of('guest.mic', { guestId: guests, on: fc.boolean() }),
  { weight: 2, arbitrary: of('guest.give', { guestId: guests, by: fc.constantFrom(30_000, 7000, -30_000, -7000) }) },
  of('guest.swap', { guestId: guests, withId: guests }),
  of('guest.approve', { guestId: guests, name: fc.constantFrom('Wang', ' '), title: fc.constant('Head') }),
);
const graphicsDesk = fc.oneof(
  {
    weight: 2,
    arbitrary: of('graphic.update', { graphicId: fc.constant('NEWEST'), productId: products, guestId: guests, text: fc.constant('Hubei') }),
  },
  of('graphic.freeze', { frozen: fc.boolean() }),
  of('graphic.removeAll', { reason }),
  of('graphic.labelsBack'),
);
const house = fc.oneof(
  of('episode.preflight'),
  of('overlay.make'),
  of('episode.ready', { reason: fc.option(reason, { nil: undefined }) }),
  of('chair.take', { force: fc.option(reason, { nil: undefined }) }),
  of('chair.handOver', { to: fc.constantFrom('mei', 'jun', 'nobody') }),
);

const ending = fc.oneof(
  { weight: 3, arbitrary: of('episode.end', { reason: fc.option(reason, { nil: undefined }) }) },
  of('episode.keepOn'),
);

const command: fc.Arbitrary<Asked> = fc.oneof(
  { weight: 10, arbitrary: air },
  { weight: 6, arbitrary: rundown },
  { weight: 3, arbitrary: proposing },
  { weight: 8, arbitrary: poll },
  { weight: 5, arbitrary: graphic },
  { weight: 5, arbitrary: people },
  { weight: 2, arbitrary: house },
  { weight: 2, arbitrary: of('graphic.clear') },
  { weight: 3, arbitrary: graphicsDesk },
  { weight: 1, arbitrary: of('message.send', { to: fc.constant('presenter'), text: fc.constant('Wrap') }) },
  { weight: 1, arbitrary: of('message.clear') },
  { weight: 1, arbitrary: fc.oneof({ weight: 3, arbitrary: air }, { weight: 1, arbitrary: ending }) },
);

/** A step of an evening; it is printed when a run of them breaks something. */
export type Step =
  | { readonly do: 'ask'; readonly asked: Asked; readonly by: 'mei' | 'jun'; readonly well: boolean }
  | { readonly do: 'wait' | 'stall'; readonly seconds: number }
  | { readonly do: 'count'; readonly pollId: string; readonly yea: number; readonly nay: number }
  /** The phones' door answers from now on by itself, or no more. */
  | { readonly do: 'door'; readonly is: 'prompt' | 'silent' }
  /** It answers, if a vote waits for it. */
  | { readonly do: 'answer'; readonly pollId: string; readonly says: OpenAnswer }
  /** A vote goes its whole way, as on most evenings. */
  | { readonly do: 'vote'; readonly pollId: string; readonly yea: number; readonly nay: number };

export const anyStep: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 8,
    arbitrary: fc.record({
      do: fc.constant('ask' as const),
      asked: command,
      by: fc.oneof({ weight: 9, arbitrary: fc.constant('mei' as const) }, { weight: 1, arbitrary: fc.constant('jun' as const) }),
      well: fc.oneof({ weight: 9, arbitrary: fc.constant(true) }, { weight: 1, arbitrary: fc.constant(false) }),
    }),
  },
  { weight: 4, arbitrary: fc.record({ do: fc.constant('wait' as const), seconds: fc.integer({ min: 0, max: 40 }) }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('door' as const), is: fc.constantFrom('prompt' as const, 'silent' as const) }) },
  {
    weight: 2,
    arbitrary: fc.record({
      do: fc.constant('answer' as const),
      pollId: polls,
      says: fc.constantFrom('taken' as const, 'too-late' as const, 'other-rules' as const),
    }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('stall' as const), seconds: fc.integer({ min: 1, max: 120 }) }) },
  {
    weight: 3,
    arbitrary: fc
      .record({ do: fc.constantFrom('count' as const, 'vote' as const), pollId: polls })
      .chain((one) => fc.constantFrom({ yea: 70, nay: 30 }, { yea: 50, nay: 50 }).map((split) => ({ ...one, ...split }))),
  },
);

const operators = { mei: { id: 'mei', name: 'Mei' }, jun: { id: 'jun', name: 'Jun' } };
const away = { voteObstacle: say('vote-no-disk'), diskIsWell: false };

/** Does the step; the evening itself fails when a decision gives a fact that the machine would not take. */
export const doStep = (evening: Evening, step: Step): void => {
  switch (step.do) {
    case 'wait':
      evening.wait(step.seconds);
      return;
    case 'stall':
      evening.stall(step.seconds);
      return;
    case 'door':
      evening.door = step.is;
      return;
    case 'answer':
      evening.doorSays(step.pollId, step.says);
      return;
    case 'vote':
      evening.ask('poll.open', { pollId: step.pollId });
      evening.wait(90);
      doStep(evening, { ...step, do: 'count' });
      evening.verify(step.pollId, step.yea, step.nay);
      evening.ask('poll.reveal', { pollId: step.pollId, chairSays: 'yea' });
      return;
    case 'count': {
      const poll = evening.context.polls[step.pollId];
      if (poll?.count === null && (poll.phase === 'counting' || (poll.phase === 'deferred' && poll.rules)))
        evening.count(step.pollId, step.yea, step.nay);
      return;
    }
    case 'ask': {
      const { type, ...fields } = step.asked;
      const about = {
        ...fields,
        ...(fields.believesOnAir === 'RUN' ? { believesOnAir: evening.runId } : {}),
        ...(fields.graphicId === 'NEWEST' ? { graphicId: evening.context.graphics.at(-1)?.id ?? 'none' } : {}),
        ...(fields.editId === 'NEWEST' ? { editId: evening.context.edits.at(-1)?.id ?? '' } : {}),
        ...(fields.ground === 'GROUND' ? { ground: groundOf(evening.context) } : {}),
        ...(fields.editId === 'UNDONE' ? { editId: evening.context.undone.at(-1)?.id ?? '' } : {}),
        ...(fields.proposalId === 'NEWEST' ? { proposalId: evening.context.proposals.at(-1)?.id ?? 'none' } : {}),
        ...(fields.saw === 'COUNT' ? { saw: evening.context.polls[String(fields.pollId)]?.count ?? { yea: 0, nay: 0 } } : {}),
      };
      evening.ask(type, about as never, { who: operators[step.by], ...(step.well ? {} : away) });
    }
  }
};
