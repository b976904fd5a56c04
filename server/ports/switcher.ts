/**
 * What playout needs from whatever cuts scenes: OBS, or the built-in rehearsal switcher.
 *
 * Names here are the switcher's own (OBS scene and input names), already looked up from the show file.
 * A switcher brings itself to the wanted picture by reading, comparing and changing only what differs;
 * nothing here throws because the device is away: health says so and the picture waits.
 */
import type { Db, EpochMs, Ms } from '../contract/units.ts';
import type { MediaTimes } from '../core/clip-view.ts';
import type { Picture } from '../core/picture.ts';
import type { Meter } from '../core/sound-alarms.ts';
import type { OverlayFound, OverlayMade, OverlayWish } from './overlay-input.ts';

export type { MediaTimes, Meter, Picture };

/** What was last read from the device; null where we do not know. */
export type Observed = {
  readonly program: string | null;
  readonly preview: string | null;
  readonly transitioning: boolean;
  readonly sound: Readonly<Record<string, { readonly open: boolean; readonly level: Db }>>;
  readonly streaming: boolean;
  readonly virtualCamera: boolean;
  readonly recording: boolean;
  readonly at: EpochMs | null;
};

export type SwitcherHealth = {
  /** `refused`: wrong password or kicked, a person must act. `hung`: connected but not answering. */
  readonly state: 'connecting' | 'connected' | 'lost' | 'refused' | 'hung' | 'closed';
  /** One sentence an operator can act on; empty when all is well. */
  readonly message: string;
  readonly since: EpochMs;
};

export type SwitcherEvent =
  | { readonly type: 'health'; readonly health: SwitcherHealth }
  /** Something observed changed (program, sound, outputs). */
  | { readonly type: 'observed'; readonly observed: Observed }
  /** Program is steadily (300 ms) a scene that nobody here asked for: somebody cut by hand. Not fought. */
  | { readonly type: 'by-hand'; readonly scene: string }
  /** A media input played to its end while it was on program. */
  | { readonly type: 'clip-ended'; readonly input: string }
  /** How far a media input is was learnt, or learnt anew: see `media`. */
  | { readonly type: 'clip-seen'; readonly input: string };

export type SwitcherProblem = { readonly what: 'scene' | 'input' | 'version' | 'picture'; readonly name: string; readonly remedy: string };

export type Switcher = {
  readonly kind: 'obs' | 'rehearsal';
  /** The newest wanted picture replaces any that waits. Returns at once. */
  want(picture: Picture): void;
  /** Resolves true once program and sound were read back as wanted, false when `within` ms pass or a newer picture replaced it. */
  settled(within: Ms): Promise<boolean>;
  observed(): Observed;
  health(): SwitcherHealth;
  /** Restarts a media input from its `in` point. Resolves false when it could not be done. */
  playClip(input: string, from: Ms): Promise<boolean>;
  /** How far the device is in the media of this input while it plays; undefined where it does not say. */
  media(input: string): MediaTimes | undefined;
  /** Asks the device which of these it lacks. Rejects with an Error when it cannot be asked. */
  check(needs: { scenes: readonly string[]; inputs: readonly string[] }): Promise<readonly SwitcherProblem[]>;
  /** How the overlay’s input stands; null where there are no inputs of its own. Rejects when it cannot be asked. */
  overlay(wish: OverlayWish): Promise<OverlayFound | null>;
  /** Makes the overlay’s input, or puts it right, and touches nothing else; null as above. Rejects with what it lacks or refuses. */
  makeOverlay(wish: OverlayWish): Promise<OverlayMade | null>;
  /** How long the media is that this input has loaded; null where the device does not say, as of media that was not played. Rejects when it cannot be asked. */
  clipLength(input: string): Promise<Ms | null>;
  /** Stops the stream and the virtual camera; resolves when both are off or rejects after its deadline. */
  stopTransmitting(): Promise<void>;
  /**
   * JPEG of a scene as it is now, on program or not; undefined when there is none to be had.
   * It costs the device a frame's work: whoever asks sees to it that nobody asks too often. It delays nothing else asked here.
   */
  screenshot(scene: string, width: number): Promise<Buffer | undefined>;
  /** Every sound input of the device, some twenty times a second while it measures; never, where there is no sound to measure. */
  onMeters(listener: (frame: readonly Meter[]) => void): () => void;
  onEvent(listener: (event: SwitcherEvent) => void): () => void;
  /** Lets go of the device; leaves its picture as it is. */
  close(): Promise<void>;
};
