/**
 * Keeps a session with OBS for as long as we live: connects, notices the end, waits, connects again.
 *
 * Ends only by `close`. When OBS refuses us it stops and waits for `tryAgain`, since only a person can mend that.
 * Health is always one sentence an operator can act on.
 */
import type { Ms } from '../contract/units.ts';
import type { SwitcherHealth } from '../ports/switcher.ts';
import { ObsGone, ObsLate } from './obs-connection.ts';
import { type ObsSession, openSession, type SessionEnd, type SessionOptions } from './obs-session.ts';
import { pause } from './pause.ts';
import { judge, waitBefore } from './reconnect.ts';

export type LinkOptions = SessionOptions & {
  onHealth(health: SwitcherHealth): void;
  /** A session is open; the link counts as connected once this resolves. `before`: how the last one ended. */
  onOpen(session: ObsSession, before: SessionEnd | undefined): Promise<void>;
  onEnd(): void;
};

/** A session shorter than this does not count as success: the next wait goes on growing. */
const steady: Ms = 2000;
const partWithin: Ms = 1000;

export class ObsLink {
  readonly #options: LinkOptions;
  readonly #running: Promise<void>;
  #health: SwitcherHealth;
  #session: ObsSession | undefined;
  #closing = false;
  #wake: () => void = () => undefined;

  constructor(options: LinkOptions) {
    this.#options = options;
    this.#health = { state: 'connecting', message: `Connecting to OBS at ${options.url}.`, since: options.clock.now() };
    this.#running = this.#run().catch((error: unknown) => options.log.error({ error }, 'the link to OBS ended by a fault of ours'));
  }

  session(): ObsSession | undefined {
    return this.#session;
  }

  health(): SwitcherHealth {
    return this.#health;
  }

  /** Something to tell the operator while connected; empty when all is well. */
  remark(message: string): void {
    if (this.#health.state === 'connected') this.#say('connected', message);
  }

  /** Connects at once, also after a refusal. */
  tryAgain(): void {
    this.#wake();
  }

  async close(): Promise<void> {
    this.#closing = true;
    this.#wake();
    await this.#session?.close();
    // An OBS that does not even greet us must not hold up our own end.
    await Promise.race([this.#running, pause(this.#options.clock, partWithin)]);
    this.#say('closed', '');
  }

  #say(state: SwitcherHealth['state'], message: string): void {
    const before = this.#health;
    if (before.state === state && before.message === message) return;
    const { clock, log, url, onHealth } = this.#options;
    if (before.state !== state) log.info({ state, url }, message || `OBS is ${state}`);
    this.#health = { state, message, since: before.state === state ? before.since : clock.now() };
    onHealth(this.#health);
  }

  #fail(failure: unknown): void {
    if (this.#closing) return;
    const { state, message } = judge(failure, this.#options.url);
    this.#say(state, message);
  }

  /** Until `length` has passed or somebody wakes us; for ever without a length. */
  #sleep(length: Ms | undefined): Promise<void> {
    const { clock } = this.#options;
    return new Promise((resolve) => {
      const cancel = length === undefined ? () => undefined : clock.wakeAt(clock.now() + length, resolve);
      this.#wake = () => {
        cancel();
        resolve();
      };
    });
  }

  /** One session from greeting to end. Resolves how it ended; rejects when it never opened. */
  async #meet(before: SessionEnd | undefined): Promise<SessionEnd> {
    const session = await openSession(this.#options);
    this.#session = session;
    try {
      if (this.#closing) return { why: 'closed', code: 1000 };
      await this.#options.onOpen(session, before);
      this.#say('connected', '');
      return await session.ended;
    } finally {
      this.#session = undefined;
      this.#options.onEnd();
      await session.close();
    }
  }

  async #run(): Promise<void> {
    const { clock } = this.#options;
    let before: SessionEnd | undefined;
    let attempt = 0;
    while (!this.#closing) {
      const begun = clock.now();
      try {
        before = await this.#meet(before);
        this.#fail(
          before.why === 'hung' ? new ObsLate('three calls without an answer') : new ObsGone(before.code, 'the connection closed'),
        );
        if (clock.now() - begun > steady) attempt = 0;
      } catch (error) {
        this.#fail(error);
      }
      if (this.#closing) return;
      await this.#sleep(this.#health.state === 'refused' ? undefined : waitBefore(attempt, Math.random()));
      attempt += 1;
    }
  }
}
