/**
 * Asks of the phones' door that wait for their answer, over however many lines it takes. Every ask rejects at its deadline.
 */
import type { Ms } from '../contract/units.ts';
import type { Clock } from '../ports/clock.ts';
import type { AskBodies, AskName, DoorSays } from './link-messages.ts';

/** The door refused, or did not answer in time. `code` is the door's, or `late`. */
export class PhonesDoorFailed extends Error {
  readonly code: string;
  constructor(code: string, message: string) {
    super(message);
    this.code = code;
  }
}

const askWithin: Ms = 5000;

type Pending = { readonly name: AskName; readonly frame: string; resolve(value: unknown): void; reject(error: Error): void };

export const createAsks = (clock: Clock, send: (frame: string) => boolean) => {
  const pending = new Map<number, Pending>();
  let lastId = 0;
  return {
    ask<N extends AskName>(name: N, body: AskBodies[N]): Promise<unknown> {
      lastId += 1;
      const id = lastId;
      const frame = JSON.stringify({ id, ask: name, with: body });
      return new Promise((resolve, reject) => {
        const cancel = clock.wakeAt(clock.now() + askWithin, () => {
          pending.delete(id);
          reject(new PhonesDoorFailed('late', `The phones’ door has not answered “${name}” for ${askWithin / 1000} s.`));
        });
        const end = (deed: () => void): void => {
          cancel();
          pending.delete(id);
          deed();
        };
        pending.set(id, { name, frame, resolve: (value) => end(() => resolve(value)), reject: (error) => end(() => reject(error)) });
        send(frame);
      });
    },
    /** On a new line: all but the episode, which the caller sends as it is now. */
    sendAgain(): void {
      for (const one of [...pending.values()]) if (one.name !== 'show' && one.name !== 'time') send(one.frame);
    },
    answered(says: Extract<DoorSays, { id: number }>): void {
      const one = pending.get(says.id);
      if (says.ok) one?.resolve(says.value);
      else one?.reject(new PhonesDoorFailed(says.code, says.message));
    },
    giveUp(): void {
      for (const one of [...pending.values()]) one.reject(new PhonesDoorFailed('closed', 'The link to the phones’ door was closed.'));
    },
  };
};
