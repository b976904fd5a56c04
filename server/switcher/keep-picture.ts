/**
 * Keeps OBS at the wanted picture: reads, compares, changes only what differs, reads back.
 *
 * The newest want replaces any other. What a person changes in OBS afterwards is shown and not fought, until the
 * next want; an OBS that was restarted or hung is brought back to the last one.
 * What OBS refuses (an unknown scene) is said once and tried again when OBS's scenes or inputs change.
 */
import type { RequestBatchRequest } from 'obs-websocket-js/json';
import type { EpochMs, Ms } from '../contract/units.ts';
import type { Clock } from '../ports/clock.ts';
import type { Observed, Picture } from '../ports/switcher.ts';
import { differences, isAsWanted } from './bring-to-picture.ts';
import { type HandWatch, watchHands } from './by-hand.ts';
import type { Log } from './log.ts';
import { ObsGone, ObsLate } from './obs-connection.ts';
import type { ObsSession } from './obs-session.ts';
import { pause } from './pause.ts';
import { type Reading, readPicture, readTransitions, type TransitionNames } from './read-picture.ts';
import { sayRefusals } from './say-refusals.ts';
import { createSettling, type Settling } from './settling.ts';
import { coalesce, type Turns } from './turns.ts';

/** `due`: to be brought. `done`: was read back as wanted. `stuck`: OBS refused part of it. */
type Want = { readonly picture: Picture; status: 'due' | 'done' | 'stuck'; adopted: string | null };

export type KeeperNeeds = {
  readonly clock: Clock;
  readonly log: Log;
  readonly turns: Turns;
  /** Undefined while OBS is away or must be left alone. */
  session(): ObsSession | undefined;
  streamIsStarting(): boolean;
  onObserved(observed: Observed): void;
  onByHand(scene: string): void;
  remark(message: string): void;
};

const mostTries = 3;
const betweenTries: Ms = 40;
/** How long after it hung a strange picture is OBS catching up with what we asked before, and not a person. */
const catchUp: Ms = 1500;
const mostInputs = 256;

const nothing: Observed = {
  program: null,
  preview: null,
  transitioning: false,
  sound: {},
  streaming: false,
  virtualCamera: false,
  recording: false,
  at: null,
};

const notKept = (scene: string): string => `OBS does not keep the scene or sound wanted for "${scene}"; somebody else may be changing it.`;

const isSame = (one: Observed, other: Observed): boolean => JSON.stringify({ ...one, at: null }) === JSON.stringify({ ...other, at: null });

const asker = (session: ObsSession) => (requests: readonly RequestBatchRequest[]) => session.batch(requests);

export class PictureKeeper {
  readonly #needs: KeeperNeeds;
  readonly #settling: Settling;
  readonly #hands: HandWatch;
  readonly #bring: () => void;
  /** Something changed in OBS: read it. */
  readonly refresh: () => void;
  #wanted: Want | undefined;
  #observed = nothing;
  #transitions: TransitionNames | undefined;
  #others: readonly string[] = [];
  #reassertUntil: EpochMs = 0;

  constructor(needs: KeeperNeeds) {
    this.#needs = needs;
    this.#settling = createSettling(needs.clock);
    this.#hands = watchHands(needs.clock, needs.onByHand);
    this.#bring = coalesce(needs.turns, () => this.#bringNow());
    this.refresh = coalesce(needs.turns, () => this.#readNow());
  }

  want(picture: Picture): void {
    this.#settling.answer(false);
    this.#hands.see(undefined);
    this.#wanted = { picture, status: 'due', adopted: null };
    this.#bring();
  }

  async settled(within: Ms): Promise<boolean> {
    if (this.#isSettled()) return true;
    return this.#wanted ? await this.#settling.wait(within) : false;
  }

  observed(): Observed {
    return this.#observed;
  }

  /** Inputs to read besides those of the wanted picture. */
  alsoRead(inputs: readonly string[]): void {
    this.#others = [...new Set([...this.#others, ...inputs])].slice(-mostInputs);
  }

  /** A new session: reads first, then brings. `reassert`: this OBS may have forgotten what it showed. `hung`: it did not answer before. */
  async meet(session: ObsSession, { reassert, hung }: { reassert: boolean; hung: boolean }): Promise<void> {
    this.#transitions = await readTransitions(asker(session));
    this.#reassertUntil = hung ? this.#needs.clock.now() + catchUp : 0;
    if (this.#wanted && (reassert || this.#wanted.status === 'stuck')) this.#wanted.status = 'due';
    await this.#read(session);
    this.#bring();
  }

  /** OBS is away: what it shows is unknown from now on; what it sends is as last known. */
  lose(): void {
    this.#adopt({ ...this.#observed, program: null, preview: null, transitioning: false, sound: {} });
  }

  /** OBS has other scenes, inputs or transitions now: what it refused may work. */
  retry(): void {
    this.#transitions = undefined;
    if (this.#wanted?.status === 'stuck') this.#wanted.status = 'due';
    this.#bring();
  }

  close(): void {
    this.#hands.see(undefined);
    this.#settling.answer(false);
  }

  #isSettled(): boolean {
    return this.#wanted?.status === 'done' && isAsWanted(this.#observed, this.#wanted.picture);
  }

  /** The scene on program that nobody here asked for, if it is one. */
  #stranger(): string | undefined {
    const { program } = this.#observed;
    if (!this.#wanted || this.#wanted.status === 'due' || program === null) return undefined;
    return program === this.#wanted.picture.scene || program === this.#wanted.adopted ? undefined : program;
  }

  #adopt(next: Observed): void {
    const isNews = !isSame(this.#observed, next);
    this.#observed = next;
    if (isNews) this.#needs.onObserved(next);
    if (this.#wanted?.status === 'done' && this.#needs.clock.now() < this.#reassertUntil && !isAsWanted(next, this.#wanted.picture)) {
      this.#wanted.status = 'due';
      this.#bring();
    }
    this.#concludeFromObserved();
  }

  #concludeFromObserved(): void {
    this.#hands.see(this.#stranger());
    if (this.#isSettled()) this.#settling.answer(true);
  }

  async #read(session: ObsSession): Promise<Reading> {
    const inputs = [...new Set([...Object.keys(this.#wanted?.picture.sound ?? {}), ...this.#others])].slice(0, mostInputs);
    const reading = await readPicture(asker(session), inputs);
    if (this.#needs.session() === session) {
      const { transition: _transition, ...seen } = reading;
      this.#adopt({ ...seen, streaming: seen.streaming || this.#needs.streamIsStarting(), at: this.#needs.clock.now() });
    }
    return reading;
  }

  #finish(target: Want, status: 'done' | 'stuck', reading: Reading, refused: readonly string[]): void {
    const remark = refused.length > 0 || status === 'done' ? refused.join(' ') : notKept(target.picture.scene);
    target.status = status;
    // A scene that OBS refused leaves the one before on program: nobody cut by hand.
    target.adopted = refused.length > 0 ? reading.program : null;
    this.#needs.remark(remark);
    if (remark) this.#needs.log.warn({ scene: target.picture.scene }, remark);
    this.#concludeFromObserved();
  }

  /** Reads, then finishes or writes what differs. Resolves what OBS refused of it; undefined when nothing was written. */
  async #step(session: ObsSession, target: Want, tries: number, refused: readonly string[]): Promise<readonly string[] | undefined> {
    this.#transitions ??= await readTransitions(asker(session));
    const reading = await this.#read(session);
    if (this.#wanted !== target) return undefined;
    const commands = differences(reading, target.picture, this.#transitions);
    const isRight = isAsWanted(reading, target.picture) && (commands.length === 0 || tries > 0);
    if (isRight || refused.length > 0 || tries === mostTries) {
      this.#finish(target, isRight ? 'done' : 'stuck', reading, refused);
      return undefined;
    }
    if (tries > 0) await pause(this.#needs.clock, betweenTries);
    return sayRefusals(commands, await session.batch(commands));
  }

  async #bringNow(): Promise<void> {
    let target: Want | undefined;
    let tries = 0;
    let refused: readonly string[] = [];
    for (;;) {
      const session = this.#needs.session();
      if (!session || this.#wanted?.status !== 'due') return;
      if (this.#wanted !== target) [target, tries, refused] = [this.#wanted, 0, []];
      try {
        const outcome = await this.#step(session, target, tries, refused);
        if (outcome) [tries, refused] = [tries + 1, outcome];
      } catch (error) {
        if (error instanceof ObsGone) return;
        // After no answer the outcome is unknown: the next step begins by reading.
        if (error instanceof ObsLate) continue;
        target.status = 'stuck';
        this.#needs.log.error({ error }, 'the wanted picture could not be brought about');
        this.#needs.remark('OBS answered in a way we do not understand; look at the log.');
      }
    }
  }

  async #readNow(): Promise<void> {
    const session = this.#needs.session();
    if (!session) return;
    try {
      await this.#read(session);
    } catch (error) {
      if (!(error instanceof ObsGone || error instanceof ObsLate)) this.#needs.log.error({ error }, 'OBS could not be read');
    }
  }
}
