/** Decisions about what is written to the presenter. */
import { accept, type Handler } from './world.ts';

export const sendMessage: Handler<'message.send'> = ({ text }, _show, world) =>
  accept({ type: 'message.sent', messageId: world.newId(), text });

export const clearMessage: Handler<'message.clear'> = ({ messageId }, { context: { messages } }) => {
  if (messageId === undefined) return messages.length === 0 ? accept() : accept({ type: 'message.cleared' });
  return messages.some(({ id }) => id === messageId) ? accept({ type: 'message.cleared', messageId }) : accept();
};
