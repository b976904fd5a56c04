/**
 * One command from one operator: may I? do it, say so.
 *
 * Every command gets one answer, also when it is nonsense, when it takes too long, or when something breaks;
 * nothing is thrown at the socket.
 */
import { z } from 'zod';
import { type Command, CommandSchema, type RefusalCode, type Reply } from '../contract/commands.ts';
import { refusalOf } from '../contract/refusals.ts';
import { type Saying, say } from '../contract/sayings.ts';
import type { Press } from '../contract/sockets.ts';
import type { Ms } from '../contract/units.ts';
import { mayAsk } from '../contract/who-may.ts';
import type { Clock } from '../ports/clock.ts';
import type { DoorLog, Operator, Session } from './operator-socket.ts';
import { sayMalformed } from './say-malformed.ts';

export type Handle = (command: Command, who: Operator) => Promise<Reply>;

const mostInFlight = 8;
const answerWithin: Ms = 10_000;
/** A press that travelled longer than this is not what the operator wants any more. */
const freshFor: Ms = 3000;

/** A screen's measure of our clock is off by no more than this; a press from further ahead would stay fresh for ever. */
const clockError: Ms = 1000;

const refuse = (code: RefusalCode, why: Saying | string): Reply => ({ ok: false, refusal: refusalOf(code, why) });

/** When a press was made, as far as it says so; undefined when it says it in no way that can be read. */
const PressedAt = z.number().nullable();

export type Answering = { readonly handle: Handle; readonly clock: Clock; readonly log: DoorLog };

const answeredInTime = ({ clock, log }: Answering, command: Command, who: Operator, deed: Promise<Reply>): Promise<Reply> =>
  new Promise((answer) => {
    const cancel = clock.wakeAt(clock.now() + answerWithin, () => {
      log.error({ operator: who.id, type: command.type }, 'A command was not answered in time.');
      answer(refuse('busy', say('late-answer')));
    });
    deed
      .catch((error: unknown) => {
        log.error({ error, operator: who.id, type: command.type }, 'A command failed.');
        return refuse('busy', say('broke-inside'));
      })
      .then((reply) => {
        cancel();
        answer(reply);
      })
      .catch((error: unknown) => log.error({ error }, 'An answer could not be given.'));
  });

/** The commands of one socket. */
export const commandsOf = (session: Session, door: Answering) => {
  let inFlight = 0;
  const { expiresAt: _, ...who } = session;
  const { role } = who;

  const ask = async (input: unknown): Promise<Reply> => {
    if (session.expiresAt <= door.clock.now()) return refuse('not-signed-in', say('sign-in-ended'));
    const parsed = CommandSchema.safeParse(input);
    if (!parsed.success) return refuse('malformed', sayMalformed(parsed.error, input));
    const command = parsed.data;
    if (!mayAsk(role, command)) return refuse('not-allowed', say('role-may-not', { role, command: command.type }));
    const deed = Promise.resolve().then(() => door.handle(command, who));
    return answeredInTime(door, command, who, deed);
  };

  const oneOfFew = async (input: unknown): Promise<Reply> => {
    if (inFlight >= mostInFlight) return refuse('busy', say('too-many-commands'));
    inFlight += 1;
    try {
      return await ask(input);
    } finally {
      inFlight -= 1;
    }
  };

  return {
    command: oneOfFew,
    press: async (press: Partial<Press> | undefined): Promise<Reply> => {
      const pressedAt = PressedAt.safeParse(press?.pressedAt);
      if (!pressedAt.success) return refuse('malformed', say('press-unreadable'));
      const travelled = pressedAt.data === null ? 0 : door.clock.now() - pressedAt.data;
      if (travelled < -clockError) return refuse('stale', say('press-from-future'));
      if (travelled <= freshFor) return oneOfFew(press?.command);
      const late = Math.round(travelled / 1000);
      return refuse('stale', say('press-was-late', { seconds: late }));
    },
  };
};
