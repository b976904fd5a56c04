/**
 * One press from one button box, over whatever wire: whose is it, may they, do it, say so.
 *
 * A stranger's press reaches nothing and is logged, by address, never with its token. Every press is answered within five seconds.
 */
import { createHash, randomUUID } from 'node:crypto';
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';
import { type Command, CommandSchema, type RefusalCode, type Reply } from '../contract/commands.ts';
import type { SignedIn } from '../contract/inviters.ts';
import type { EpochMs, Ms } from '../contract/units.ts';
import type { OperatorView } from '../contract/views.ts';
import { mayAsk } from '../contract/who-may.ts';
import type { Clock } from '../ports/clock.ts';
import type { KnownDevices } from './known-devices.ts';
import { lastRefused, type Refused } from './last-refused.ts';
import { type Press, readPress } from './read-press.ts';
import type { Deed } from './task.ts';
import { type Device, handOf } from './whose-hand.ts';

type Say = (fields: object, message: string) => void;
export type PressNeeds = {
  readonly clock: Clock;
  readonly log: { readonly info: Say; readonly warn: Say; readonly error: Say };
  readonly devices: KnownDevices;
  readonly handle: (command: Command, who: SignedIn) => Promise<Reply>;
  readonly view: () => OperatorView;
};

/** Nobody who may: a token that is none of ours, or too many of those from there. */
export type Stranger = 'no-token' | 'flood';

export type PressDesk = {
  /** @param from where it came from, for the log and the limit of strangers */
  whoIs(token: string | undefined, from: string): Promise<Device | Stranger>;
  /** False when this box asked too often. */
  mayAskMore(device: Device, what: 'press' | 'state'): Promise<boolean>;
  /** @param sentKey the same key again is the same press again */
  press(device: Device, press: Press, sentKey?: string): Promise<Reply>;
  /** What this box was refused a moment ago. */
  refusedOf(device: Device): Refused | undefined;
};

const answerWithin: Ms = 5000;
const mostInFlight = 4;
const mostRemembered = 50;

const refuse = (code: RefusalCode, message: string): Reply => ({ ok: false, refusal: { code, message } });
export const tooMany = refuse('busy', 'Too many presses from this box. Wait a second.');

const hasRoom = async (limiter: RateLimiterMemory, name: string): Promise<boolean> => {
  try {
    await limiter.consume(name);
    return true;
  } catch (error) {
    if (error instanceof RateLimiterRes) return false;
    throw error;
  }
};

/** When each address last did something; the oldest are forgotten. */
const rememberDone = () => {
  const done = new Map<string, EpochMs>();
  return {
    at: (address: string) => done.get(address),
    keep: (address: string, now: EpochMs) => {
      done.delete(address);
      done.set(address, now);
      const [oldest] = done.keys();
      if (done.size > mostRemembered && oldest !== undefined) done.delete(oldest);
    },
  };
};

const keyFor = (device: Device, sentKey: string | undefined): string =>
  sentKey === undefined ? randomUUID() : createHash('sha256').update(`${device.id}:${sentKey}`).digest('base64url');

const inTime = ({ clock, log }: PressNeeds, device: Device, type: Command['type'], deed: Promise<Reply>): Promise<Reply> =>
  new Promise((answer) => {
    const cancel = clock.wakeAt(clock.now() + answerWithin, () => {
      log.error({ box: device.name, type }, 'A press was not answered in time.');
      answer(refuse('busy', 'The show did not answer within 5 s. It may still happen: look at what is on air.'));
    });
    const failed = (error: unknown) => {
      log.error({ error, box: device.name, type }, 'A press failed.');
      return refuse('busy', 'Something went wrong inside the show server, and it is in its log. Look at what is on air.');
    };
    void deed.catch(failed).then((reply) => {
      cancel();
      answer(reply);
    });
  });

const limits = () => ({
  strangers: new RateLimiterMemory({ points: 10, duration: 10 }),
  press: new RateLimiterMemory({ points: 20, duration: 2 }),
  state: new RateLimiterMemory({ points: 40, duration: 2 }),
});

export const pressDesk = (needs: PressNeeds): PressDesk => {
  const { clock, log, devices, handle, view } = needs;
  const { strangers, ...ours } = limits();
  const lately = rememberDone();
  const refused = lastRefused(clock);
  const inFlight = new Map<string, number>();

  const order = async (device: Device, who: SignedIn, deed: Deed, key: string): Promise<Reply> => {
    const command = CommandSchema.safeParse({ ...deed, key });
    if (!command.success) return refuse('unknown', 'There is nothing of that name.');
    if (!mayAsk(device.role, command.data)) return refuse('not-allowed', `As ${device.role} this box may not do that.`);
    const done = Promise.resolve().then(() => handle(command.data, who));
    return inTime(needs, device, command.data.type, done);
  };

  const pressOnce = async (device: Device, press: Press, sentKey: string | undefined): Promise<Reply> => {
    const seen = view();
    const hand = handOf(device, seen);
    if (!hand.ok) return hand;
    const found = readPress(press, { view: seen, now: clock.now(), lastDone: lately.at(press.address) });
    if (!found.ok) return found;
    const reply = await order(device, hand.who, found.deed, keyFor(device, sentKey));
    if (reply.ok) lately.keep(press.address, clock.now());
    log.info({ box: device.name, owner: device.owner, task: press.address, ok: reply.ok }, 'A button box pressed.');
    return reply;
  };

  return {
    whoIs: async (token, from) => {
      const device = token === undefined ? undefined : await devices.whose(token);
      if (device) return device;
      // A flood of strangers fills no log: those past the limit are shed without a line.
      if (!(await hasRoom(strangers, from))) return 'flood';
      log.warn({ from }, 'A button box was refused: its token is missing, revoked or not ours.');
      return 'no-token';
    },
    mayAskMore: ({ id }, what) => hasRoom(ours[what], id),
    refusedOf: ({ id }) => refused.of(id),
    press: async (device, press, sentKey) => {
      const waiting = inFlight.get(device.id) ?? 0;
      if (waiting >= mostInFlight) return tooMany;
      inFlight.set(device.id, waiting + 1);
      try {
        const reply = await pressOnce(device, press, sentKey);
        refused.heard(device.id, press.address, reply);
        return reply;
      } finally {
        const left = (inFlight.get(device.id) ?? 1) - 1;
        if (left > 0) inFlight.set(device.id, left);
        else inFlight.delete(device.id);
      }
    },
  };
};
