/**
 * A stand-in for the show, for tests of the control room: keeps an operator view and changes it as commands ask.
 *
 * Honest in what it does: stale takes, foreign chairs and unapproved names are refused, keys are remembered.
 * It has no clock of cues, no counting and no switcher of its own; a test changes the view where it needs them (`change`).
 */
import type { Command, Reply } from '../../server/contract/commands.ts';
import type { OperatorFigures, OperatorView, PollRow } from '../../server/contract/views.ts';
import type { MessageMark, MessageRow } from '../../server/contract/watch.ts';
import { isForTheChair } from '../../server/contract/who-may.ts';
import type { AskForPreview } from '../../server/operators/graphic-preview.ts';
import type { Operator } from '../../server/operators/operator-socket.ts';
import { heardAgain } from './heard-again.ts';
import { airDeeds } from './pretend-air.ts';
import { boardDeeds, pretendPreview } from './pretend-boards.ts';
import { type Deeds, type Draft, done, type Outcome, refuse } from './pretend-deeds.ts';
import { guestDeeds } from './pretend-guests.ts';
import { motionDeeds } from './pretend-motions.ts';
import { planDeeds } from './pretend-plan.ts';
import { proposalDeeds } from './pretend-proposals.ts';
import { rehearsalDeeds } from './pretend-rehearsal.ts';
import { sampleFigures, sampleView } from './sample-view.ts';

const pollTo = (draft: Draft, id: string, patch: Partial<PollRow>): void => {
  draft.polls = draft.polls.map((poll) => (poll.id === id ? { ...poll, ...patch } : poll));
};

const deeds: Deeds = {
  ...motionDeeds,
  ...guestDeeds,
  ...proposalDeeds,
  ...boardDeeds,
  ...rehearsalDeeds,
  ...airDeeds,
  ...planDeeds,
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
    view = { ...heardAgain(view, patch, now()), revision: view.revision + 1, at: now() };
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
