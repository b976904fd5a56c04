/** Decisions that two people take about a vote: one proposes, another confirms with the figures in front of them. */
import { type Handler, refuse } from './world.ts';

const nothingWaits = () => refuse('wrong-phase', 'Nothing proposed for this vote waits for a second person.');

export const proposeMotion: Handler<'poll.propose'> = () => refuse('busy', 'Proposals are not taken yet.');
export const confirmMotion: Handler<'poll.confirm'> = nothingWaits;
export const withdrawMotion: Handler<'poll.withdraw'> = nothingWaits;
