/**
 * A stand-in for the show, for tests of the control room: keeps an operator view and changes it as commands ask.
 *
 * Honest in what it does: stale takes, foreign chairs and unapproved names are refused, keys are remembered.
 * It has no clock of cues, no counting and no switcher of its own; a test changes the view where it needs them (`change`).
 */
import type { Command, CommandOf, RefusalCode, Reply } from '../../server/contract/commands.ts';
import type { OperatorFigures, OperatorView, PollRow, SegmentRow } from '../../server/contract/views.ts';
import type { MessageMark, MessageRow } from '../../server/contract/watch.ts';
import { isForTheChair } from '../../server/contract/who-may.ts';
import type { AskForPreview } from '../../server/operators/graphic-preview.ts';
import type { Operator } from '../../server/operators/operator-socket.ts';
import { boardDeeds, pretendPreview } from './pretend-boards.ts';
import { create, noteEdit, redo, rowRefuses, undo, write } from './pretend-edits.ts';
import { guestDeeds } from './pretend-guests.ts';
import { motionDeeds } from './pretend-motions.ts';
import { proposalDeeds } from './pretend-proposals.ts';
import { rehearsalDeeds } from './pretend-rehearsal.ts';
import { inserted, moved, withNext } from './pretend-rundown.ts';
import { sampleFigures, sampleView } from './sample-view.ts';

type Draft = { -readonly [K in keyof OperatorView]: OperatorView[K] };
type Outcome = Reply | undefined;
type Deeds = { readonly [T in Command['type']]?: (command: CommandOf<T>, draft: Draft, who: Operator) => Outcome };

const done: Reply = { ok: true, recorded: true };
const refuse = (code: RefusalCode, message: string): Reply => ({ ok: false, refusal: { code, message } });

const pollTo = (draft: Draft, id: string, patch: Partial<PollRow>): void => {
  draft.polls = draft.polls.map((poll) => (poll.id === id ? { ...poll, ...patch } : poll));
};
const rowTo = (draft: Draft, id: string, patch: Partial<SegmentRow>): void => {
  draft.rundown = draft.rundown.map((row) => (row.id === id ? { ...row, ...patch } : row));
};
const isStale = (command: { believesOnAir: string | null }, draft: Draft) => command.believesOnAir !== (draft.onAir?.runId ?? null);
const stale = () => refuse('stale', 'Someone took the show on since you last saw it.');

const goOnAir = (draft: Draft, segmentId: string, startedAt: number): void => {
  const rundown = draft.rundown.map(
    (row): SegmentRow =>
      row.state === 'on-air' ? { ...row, state: 'done', actual: startedAt - (draft.onAir?.startedAt ?? startedAt) } : row,
  );
  const row = rundown.find(({ id }) => id === segmentId);
  if (!row) return;
  const runNumber = Number(draft.onAir?.runId.split('-')[1] ?? 0) + 1;
  const shotId = draft.shots[0]?.id ?? '';
  draft.phase = 'live';
  draft.timing = { ...draft.timing, startedAt: draft.timing.startedAt ?? startedAt, frozenSince: null };
  draft.onAir = { runId: `run-${runNumber}`, segmentId, startedAt, endsAt: startedAt + row.planned, shotId, slate: null };
  draft.rundown = rundown.map((each): SegmentRow => (each.id === segmentId ? { ...each, state: 'on-air', actual: 0 } : each));
  const following = draft.rundown
    .slice(draft.rundown.findIndex(({ id }) => id === segmentId) + 1)
    .find(({ state }) => state === 'later' || state === 'next');
  draft.nextSegmentId = following?.id ?? null;
  draft.rundown = withNext(draft.rundown, draft.nextSegmentId);
};

const deeds: Deeds = {
  ...motionDeeds,
  ...guestDeeds,
  ...proposalDeeds,
  ...boardDeeds,
  ...rehearsalDeeds,
  'episode.activate': ({ kind }, draft) => {
    const fresh = sampleView(draft.at);
    Object.assign(draft, fresh, {
      activation: { id: 'act-new', kind, file: draft.episodes[0]?.file ?? '' },
      rehearsal: kind === 'live' ? null : { from: null, crowd: null, hadCrowd: false },
      phase: 'preflight',
      onAir: null,
      chair: draft.chair,
      operators: draft.operators,
    });
    draft.rundown = withNext(
      fresh.rundown.map((row): SegmentRow => ({ ...row, state: row.state === 'bench' ? 'bench' : 'later', actual: null })),
      'opening',
    );
    draft.nextSegmentId = 'opening';
    draft.timing = { ...fresh.timing, startedAt: null, advice: [] };
    draft.switcher = { ...fresh.switcher, transmitting: false };
    draft.graphics = [];
    return undefined;
  },
  'episode.preflight': () => done,
  'episode.ready': ({ reason }, draft) => {
    if (!reason && draft.preflight.some(({ light }) => light === 'bad'))
      return refuse('preflight-red', 'A check is red: give a reason to go on.');
    draft.phase = 'ready';
    return undefined;
  },
  'episode.end': (_, draft) => {
    draft.phase = 'ended';
    draft.onAir = null;
    return undefined;
  },
  'chair.take': ({ force }, draft, who) => {
    if (draft.chair && draft.chair.operatorId !== who.id && !force)
      return refuse('not-the-chair', `${draft.chair.name} holds the chair: give a reason to take it.`);
    draft.chair = { operatorId: who.id, name: who.name };
    return undefined;
  },
  'chair.handOver': ({ to }, draft) => {
    const heir = draft.operators.find(({ id }) => id === to);
    if (!heir) return refuse('unknown', 'There is no such operator.');
    draft.chair = { operatorId: heir.id, name: heir.name };
    return undefined;
  },
  'segment.take': (command, draft) => {
    if (isStale(command, draft)) return stale();
    if (!draft.nextSegmentId) return refuse('nothing-next', 'Nothing is next.');
    goOnAir(draft, draft.nextSegmentId, draft.at);
    return undefined;
  },
  'segment.setNext': ({ segmentId }, draft) => {
    draft.nextSegmentId = segmentId;
    draft.rundown = withNext(draft.rundown, segmentId);
    return undefined;
  },
  'segment.skip': (command, draft, who) => {
    const { segmentId, skipped } = command;
    return (
      rowRefuses(command, draft, who) ??
      noteEdit(draft, who, { type: 'segment.skipped', segmentId, skipped }, () =>
        rowTo(draft, segmentId, { state: skipped ? 'skipped' : 'later' }),
      )
    );
  },
  'segment.insert': ({ segmentId, before }, draft) => {
    draft.rundown = withNext(inserted(draft.rundown, segmentId, before), draft.nextSegmentId);
    return undefined;
  },
  'segment.move': (command, draft, who) => {
    const { segmentId, before } = command;
    const move = () => {
      draft.rundown = moved(draft.rundown, segmentId, before);
    };
    return rowRefuses(command, draft, who) ?? noteEdit(draft, who, { type: 'segment.moved', segmentId, before }, move);
  },
  'segment.retime': (command, draft, who) => {
    const { segmentId, planned } = command;
    return (
      rowRefuses(command, draft, who) ??
      noteEdit(draft, who, { type: 'segment.retimed', segmentId, planned }, () => rowTo(draft, segmentId, { planned }))
    );
  },
  'segment.lock': ({ segmentId, locked }, draft, who) =>
    noteEdit(draft, who, { type: 'segment.locked', segmentId, locked }, () => {
      draft.rundown = draft.rundown.map(({ locked: _, ...row }) =>
        row.id === segmentId && locked ? { ...row, locked: true as const } : row,
      );
    }),
  'segment.write': write,
  'segment.create': create,
  'plan.undo': undo,
  'plan.redo': redo,
  'shot.cut': (command, draft) => {
    if (isStale(command, draft)) return stale();
    draft.shots = draft.shots.map((shot) => ({ ...shot, onProgram: shot.id === command.shotId }));
    if (draft.onAir) draft.onAir = { ...draft.onAir, shotId: command.shotId, slate: null };
    return undefined;
  },
  'adlib.fire': (command, draft) => {
    if (isStale(command, draft)) return stale();
    draft.adLibs = draft.adLibs.map((adLib) => ({ ...adLib, isOn: adLib.id === command.adLibId }));
    draft.shots = draft.shots.map((shot) => ({ ...shot, onProgram: false }));
    return undefined;
  },
  'slate.show': (_, draft) => {
    if (draft.onAir) draft.onAir = { ...draft.onAir, slate: 'breakdown' };
    return undefined;
  },
  'clock.freeze': ({ frozen }, draft) => {
    draft.phase = frozen ? 'frozen' : 'live';
    draft.timing = { ...draft.timing, frozenSince: frozen ? draft.at : null };
    return undefined;
  },
  'poll.open': ({ pollId, window = 45_000 }, draft) =>
    pollTo(draft, pollId, { phase: 'open', opensAt: draft.at, endsAt: draft.at + window, lastCloseAt: draft.at + window }) as undefined,
  'poll.verify': ({ pollId, saw }, draft, who) => {
    const poll = draft.polls.find(({ id }) => id === pollId);
    if (poll?.counted?.yea !== saw.yea || poll.counted.nay !== saw.nay)
      return refuse('counts-differ', 'The server holds other counts than you saw.');
    return pollTo(draft, pollId, { phase: 'verified', verifiedBy: who.name }) as undefined;
  },
  'poll.reveal': ({ pollId }, draft) => pollTo(draft, pollId, { phase: 'revealed', decision: 'yea' }) as undefined,
  'poll.defer': ({ pollId, reason }, draft) => pollTo(draft, pollId, { phase: 'deferred', reason }) as undefined,
  'poll.void': ({ pollId, reason }, draft) => pollTo(draft, pollId, { phase: 'void', reason }) as undefined,
  'guest.approve': ({ guestId, name, title }, draft) => {
    draft.guests = draft.guests.map((guest) => (guest.id === guestId ? { ...guest, name, title, approved: true } : guest));
    return undefined;
  },
  'graphic.off': ({ graphicId }, draft) => {
    draft.graphics = draft.graphics.filter(({ id }) => id !== graphicId);
    return undefined;
  },
  'message.send': ({ text, key }, draft, who) => {
    const message = { id: `message-${key}`, text, at: draft.at, by: who.name, deliveredAt: null, seenAt: null };
    draft.messages = [message, ...draft.messages];
    return undefined;
  },
  'message.clear': ({ messageId }, draft) => {
    draft.messages = draft.messages.filter(({ id }) => messageId !== undefined && id !== messageId);
    return undefined;
  },
  'show.weAreHere': ({ segmentId, startedAgo }, draft) => goOnAir(draft, segmentId, draft.at - startedAgo) as undefined,
};

export type PretendShow = {
  handle(command: Command, who: Operator): Promise<Reply>;
  view(): OperatorView;
  figures(): OperatorFigures;
  /** What the world does to the show, as a test needs it. */
  change(patch: Partial<OperatorView>): void;
  /** What would come on, drawn with the sample's words. */
  preview: AskForPreview;
  /** A presenter's page says what became of a message. */
  marked(messageId: string, mark: MessageMark): Promise<void>;
  readonly commands: readonly Command[];
};

/** @param onChange called after every change, for the door to publish */
export const pretendShow = (now: () => number, onChange: () => void): PretendShow => {
  let view = sampleView(now());
  const figures = sampleFigures(now());
  const commands: Command[] = [];
  const answered = new Map<string, Reply>();

  const change = (patch: Partial<OperatorView>) => {
    view = { ...view, ...patch, revision: view.revision + 1, at: now() };
    onChange();
  };
  const act = (command: Command, who: Operator): Reply => {
    if (isForTheChair(command.type) && view.chair?.operatorId !== who.id) return refuse('not-the-chair', 'Only the chair does this.');
    const deed = deeds[command.type] as ((command: Command, draft: Draft, who: Operator) => Outcome) | undefined;
    if (!deed) return refuse('wrong-phase', 'The stand-in cannot do this.');
    const draft: Draft = { ...view, at: now() };
    const outcome = deed(command, draft, who);
    if (outcome) return outcome;
    change(draft);
    return done;
  };

  return {
    commands,
    change,
    view: () => view,
    preview: (asked) => pretendPreview(view, asked),
    figures: () => figures,
    marked: async (messageId, mark) => {
      const at = now();
      const told = (one: MessageRow) => ({ ...one, deliveredAt: one.deliveredAt ?? at, seenAt: mark === 'seen' ? at : one.seenAt });
      change({ messages: view.messages.map((one) => (one.id === messageId ? told(one) : one)) });
    },
    handle: async (command, who) => {
      commands.push(command);
      const before = answered.get(command.key);
      if (before) return before;
      const reply = act(command, who);
      answered.set(command.key, reply);
      return reply;
    },
  };
};
