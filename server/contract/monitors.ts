/** What the monitors of the control room show and hear: pictures of scenes, and the sound as its meters say it. */
import type { Db, EpochMs } from './units.ts';

/** `next`: the scene that the next take brings. */
export const monitorNames = ['program', 'next'] as const;
export type MonitorName = (typeof monitorNames)[number];

/** What is to be laid over a monitor whose scene carries no graphics: what is on, or what the next take brings by its cues. */
export type MonitorGraphics = { readonly type: 'monitor'; readonly monitor: MonitorName };

/** Said with each picture, in its headers. The scene is percent-encoded: header values are Latin only. */
export const pictureHeaders = { number: 'x-monitor-number', scene: 'x-monitor-scene', takenAt: 'x-monitor-taken-at' } as const;

/** Levels never go below this: it stands for no sound at all. */
export const quietest: Db = -100;

export type SoundRow = {
  /** The switcher's own name of it. */
  readonly input: string;
  readonly wantedOpen: boolean;
  /** null where the switcher does not say. */
  readonly open: boolean | null;
  /** What goes out of it, behind its fader: loudness and peak in dBFS; null where nothing is measured. */
  readonly level: Db | null;
  readonly peak: Db | null;
};

export type SoundAlarm = {
  /** `silence`: of all open inputs together. `stays-open`, `stays-closed`: not as the shot says, for longer than a take lasts. `unnamed`: sounds, and the show does not name it. */
  readonly kind: 'silence' | 'clipping' | 'stays-open' | 'stays-closed' | 'unnamed';
  readonly inputs: readonly string[];
};

export type Sound = {
  readonly at: EpochMs;
  /** `none`: this switcher has no sound to measure. `lost`: its meters do not arrive. */
  readonly measured: 'measured' | 'lost' | 'none';
  readonly rows: readonly SoundRow[];
  readonly alarms: readonly SoundAlarm[];
};
