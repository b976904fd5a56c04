/** Messages to the presenter: the newest few, each with when a page had it on screen and when it was seen. */
import type { Fact, FactOf } from './facts.ts';
import type { Patch, ShowContext } from './show-state.ts';

const mostKept = 12;

/** Newest first. */
export const foldMessage = ({ messages }: ShowContext, { messageId, text, at, by }: FactOf<'message.sent'>): Patch => ({
  messages: [{ id: messageId, text, at, by, deliveredAt: null, seenAt: null }, ...messages].slice(0, mostKept),
});

export const foldCleared = ({ messages }: ShowContext, { messageId }: FactOf<'message.cleared'>): Patch => ({
  messages: messageId === undefined ? [] : messages.filter(({ id }) => id !== messageId),
});

/** Who has seen it has it. */
export const foldMark = ({ messages }: ShowContext, { type, messageId, at }: FactOf<'message.delivered' | 'message.seen'>): Patch => ({
  messages: messages.map((one) =>
    one.id === messageId
      ? { ...one, deliveredAt: one.deliveredAt ?? at, ...(type === 'message.seen' ? { seenAt: one.seenAt ?? at } : {}) }
      : one,
  ),
});

/** Marked once: every other page that says the same is no news. */
export const isMarkNew = ({ messages }: ShowContext, fact: Fact): boolean => {
  if (fact.type !== 'message.delivered' && fact.type !== 'message.seen') return false;
  const message = messages.find(({ id }) => id === fact.messageId);
  if (!message) return false;
  return (fact.type === 'message.seen' ? message.seenAt : message.deliveredAt) === null;
};
