/** Messages between the control room and the stations: the newest few, each with who had it and who has seen it. */
import type { OwnMessage, StationMessage, StationMessageRow } from '../contract/station-messages.ts';
import type { EpochMs } from '../contract/units.ts';
import type { Fact, FactOf } from './facts.ts';
import type { Patch, ShowContext } from './show-state.ts';

const mostKept = 60;
const mostShown = 30;
const mostOwn = 20;
const mostNamed = 8;

/** The name under which the control room's own marks are kept: no station is called so, since ids have no colon. */
export const controlRoom = ':control';

const receivers = ({ to }: StationMessage): readonly string[] => (to.length === 0 ? [controlRoom] : to);

/** Newest first. What a station wrote is with the control room as soon as it is here. */
export const foldStationMessage = ({ stationMessages }: ShowContext, fact: FactOf<'stationMessage.sent'>): Patch => {
  const { messageId: id, at, by, from, to, text } = fact;
  const fresh: StationMessage = { id, at, by, from, to, text, delivered: from === null ? {} : { [controlRoom]: at }, seen: {} };
  return { stationMessages: [fresh, ...stationMessages].slice(0, mostKept) };
};

/** Marks that are news: of a message that is kept, by somebody whom it is for, and not said before. */
export const newMarks = (
  { stationMessages }: Pick<ShowContext, 'stationMessages'>,
  { mark, marks }: Pick<FactOf<'stationMessage.marked'>, 'mark' | 'marks'>,
): FactOf<'stationMessage.marked'>['marks'] =>
  marks.filter(({ messageId, who }) => {
    const message = stationMessages.find(({ id }) => id === messageId);
    return message !== undefined && receivers(message).includes(who) && !Object.hasOwn(message[mark], who);
  });

const withMarks = (message: StationMessage, who: readonly string[], mark: 'delivered' | 'seen', at: EpochMs): StationMessage => {
  const said = (before: StationMessage['seen']) => ({ ...Object.fromEntries(who.map((one) => [one, at])), ...before });
  // Who has seen it has it.
  return { ...message, delivered: said(message.delivered), ...(mark === 'seen' ? { seen: said(message.seen) } : {}) };
};

export const foldStationMarks = (context: ShowContext, fact: FactOf<'stationMessage.marked'>): Patch => {
  const fresh = newMarks(context, fact);
  return {
    stationMessages: context.stationMessages.map((message) => {
      const who = fresh.filter(({ messageId }) => messageId === message.id).map((one) => one.who);
      return who.length === 0 ? message : withMarks(message, who, fact.mark, fact.at);
    }),
  };
};

export const areMarksNew = (context: ShowContext, fact: Fact): boolean =>
  fact.type === 'stationMessage.marked' && newMarks(context, fact).length > 0;

const rowOf = (message: StationMessage): StationMessageRow => {
  const { id, at, by, from, to, text, delivered, seen } = message;
  const all = receivers(message);
  return {
    ...{ id, at, by, from, text },
    to: to.length === 1 ? (to[0] ?? null) : null,
    count: all.length,
    delivered: all.filter((one) => Object.hasOwn(delivered, one)).length,
    seen: all.filter((one) => Object.hasOwn(seen, one)).length,
    unseen: to.filter((one) => !Object.hasOwn(seen, one)).slice(0, mostNamed),
  };
};

export const stationMessageRows = ({ stationMessages }: ShowContext): readonly StationMessageRow[] =>
  stationMessages.slice(0, mostShown).map(rowOf);

/** What this station wrote and was written; nothing of any other. Newest first. */
export const messagesOf = ({ stationMessages }: Pick<ShowContext, 'stationMessages'>, stationId: string): readonly OwnMessage[] =>
  stationMessages
    .filter(({ from, to }) => from === stationId || to.includes(stationId))
    .slice(0, mostOwn)
    .map(({ id, at, by, from, text, delivered, seen }) => {
      const mine = from === stationId;
      const who = mine ? controlRoom : stationId;
      return { id, at, by, mine, text, delivered: Object.hasOwn(delivered, who), seen: Object.hasOwn(seen, who) };
    });
