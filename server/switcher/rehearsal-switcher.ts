/**
 * The built-in switcher: keeps program, preview, transition and open inputs itself, and transmits nothing.
 *
 * Behaves as OBS does towards the show: program is the new scene at once, a fade takes its rate, a cut by hand is
 * reported after 300 ms and not fought, an unknown scene or input is said and leaves the rest as wanted.
 * Pages show its picture from `observed()`: it has no screenshot and no meters. It knows no clip's length, so it never says that one ended.
 */
import type { EpochMs } from '../contract/units.ts';
import type { Clock } from '../ports/clock.ts';
import type { Observed, Picture, Switcher, SwitcherHealth, SwitcherProblem } from '../ports/switcher.ts';
import { isAsWanted } from './bring-to-picture.ts';
import { type HandWatch, watchHands } from './by-hand.ts';
import { createListeners, type Listeners } from './listeners.ts';
import type { Log } from './log.ts';
import { createSettling, type Settling } from './settling.ts';

export type RehearsalOptions = {
  readonly clock: Clock;
  /** The first is on program to begin with. */
  readonly scenes: readonly string[];
  /** All closed to begin with, at 0 dB. */
  readonly inputs: readonly string[];
  readonly log?: Pick<Log, 'error'>;
};

export type RehearsalSwitcher = Switcher & {
  /** As somebody at the desk would. */
  cutByHand(scene: string): void;
  setMuteByHand(input: string, muted: boolean): void;
};

const warn: Pick<Log, 'error'> = { error: ({ error }, message) => process.emitWarning(`${message}: ${String(error)}`) };

/** The desk itself: what it shows, and how it gets there. */
class Desk {
  readonly #options: RehearsalOptions;
  readonly #listeners: Listeners;
  readonly #settling: Settling;
  readonly #hands: HandWatch;
  #wanted: Picture | undefined;
  /** What was on program once the wanted picture was set; undefined until then, when nothing can be by hand. */
  #set: string | null | undefined;
  #observed: Observed;
  #health: SwitcherHealth;
  #endFade: () => void = () => undefined;

  constructor(options: RehearsalOptions, listeners: Listeners) {
    const { clock, scenes, inputs } = options;
    const now = clock.now();
    this.#options = options;
    this.#listeners = listeners;
    this.#settling = createSettling(clock);
    this.#hands = watchHands(clock, (scene) => listeners.tell({ type: 'by-hand', scene }));
    this.#health = { state: 'connected', message: '', since: now };
    this.#observed = {
      ...{ program: scenes[0] ?? null, preview: null, transitioning: false, at: now },
      ...{ streaming: false, virtualCamera: false, recording: false },
      sound: Object.fromEntries(inputs.map((input) => [input, { open: false, level: 0 }])),
    };
  }

  observed = (): Observed => this.#observed;
  health = (): SwitcherHealth => this.#health;

  want(picture: Picture): void {
    if (this.#health.state === 'closed') return;
    this.#settling.answer(false);
    this.#wanted = picture;
    this.#set = undefined;
    // As with a real switcher, the picture comes after `want` has returned.
    queueMicrotask(() => this.#wanted === picture && this.#health.state !== 'closed' && this.#bring(picture));
  }

  async settled(within: number): Promise<boolean> {
    if (this.#health.state === 'closed') return false;
    if (this.#isSettled()) return true;
    return this.#wanted ? await this.#settling.wait(within) : false;
  }

  cut(scene: string, fade: number): void {
    const { clock } = this.#options;
    if (scene === this.#observed.program) return;
    this.#endFade();
    this.#show({ program: scene, transitioning: fade > 0 });
    if (fade > 0) this.#endFade = clock.wakeAt(clock.now() + fade, () => this.#show({ transitioning: false }));
  }

  mute(input: string, muted: boolean): void {
    const before = this.#observed.sound[input];
    if (before && before.open === muted) this.#show({ sound: { ...this.#observed.sound, [input]: { ...before, open: !muted } } });
  }

  close(): void {
    this.#endFade();
    this.#hands.see(undefined);
    this.#settling.answer(false);
    this.#say('closed', '');
  }

  #bring(picture: Picture): void {
    const { scenes, inputs } = this.#options;
    const sound = { ...this.#observed.sound };
    for (const [input, { open, level }] of Object.entries(picture.sound)) {
      const before = sound[input];
      if (before) sound[input] = { open, level: level ?? before.level };
    }
    const lacks = [
      ...(scenes.includes(picture.scene) ? [] : [`The rehearsal switcher has no scene called "${picture.scene}".`]),
      ...Object.keys(picture.sound)
        .filter((input) => !inputs.includes(input))
        .map((input) => `The rehearsal switcher has no input called "${input}".`),
    ];
    this.#set = scenes.includes(picture.scene) ? picture.scene : this.#observed.program;
    if (scenes.includes(picture.scene)) this.cut(picture.scene, picture.transition.kind === 'fade' ? picture.transition.rate : 0);
    this.#show({ sound, preview: picture.preview ?? null });
    this.#say('connected', lacks.join(' '));
  }

  #show(change: Partial<Observed>): void {
    const before = JSON.stringify({ ...this.#observed, at: null });
    this.#observed = { ...this.#observed, ...change, at: this.#options.clock.now() };
    if (JSON.stringify({ ...this.#observed, at: null }) !== before) this.#listeners.tell({ type: 'observed', observed: this.#observed });
    this.#hands.see(this.#stranger());
    if (this.#isSettled()) this.#settling.answer(true);
  }

  #isSettled(): boolean {
    return this.#wanted !== undefined && this.#set !== undefined && isAsWanted(this.#observed, this.#wanted);
  }

  #stranger(): string | undefined {
    const { program } = this.#observed;
    const isOurs = this.#set === undefined || program === this.#set;
    return isOurs || program === null ? undefined : program;
  }

  #say(state: SwitcherHealth['state'], message: string): void {
    if (this.#health.state === state && this.#health.message === message) return;
    const since: EpochMs = this.#health.state === state ? this.#health.since : this.#options.clock.now();
    this.#health = { state, message, since };
    this.#listeners.tell({ type: 'health', health: this.#health });
  }
}

const lacking = (what: 'scene' | 'input', needed: readonly string[], has: readonly string[]): SwitcherProblem[] =>
  needed
    .filter((name) => !has.includes(name))
    .map((name) => ({ what, name, remedy: `Add a ${what} called "${name}" to the series file.` }));

export const createRehearsalSwitcher = (options: RehearsalOptions): RehearsalSwitcher => {
  const listeners = createListeners(options.log ?? warn);
  const desk = new Desk(options, listeners);
  return {
    kind: 'rehearsal',
    want: (picture) => desk.want(picture),
    settled: (within) => desk.settled(within),
    observed: desk.observed,
    health: desk.health,
    playClip: async (input) => options.inputs.includes(input),
    media: () => undefined,
    check: async ({ scenes, inputs }) => [...lacking('scene', scenes, options.scenes), ...lacking('input', inputs, options.inputs)],
    overlay: async () => null,
    makeOverlay: async () => null,
    clipLength: async () => null,
    stopTransmitting: async () => undefined,
    screenshot: async () => undefined,
    // Nothing sounds here: silence would be a lie, so there are no meters at all.
    onMeters: () => () => undefined,
    onEvent: (listener) => listeners.add(listener),
    cutByHand: (scene) => desk.cut(scene, 0),
    setMuteByHand: (input, muted) => desk.mute(input, muted),
    close: async () => {
      desk.close();
      listeners.clear();
    },
  };
};
