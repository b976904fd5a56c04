/**
 * When the sound of the show is wrong: silence on air, an input that clips, an input that is not as the shot says,
 * one that the show does not name.
 *
 * A fold over the meters' frames, some twenty a second; nothing here reads a clock. Every alarm rises and falls by
 * different levels and after different times, so that none flaps. Frames that are missing prove nothing: all counting
 * begins anew after a gap.
 */

import type { SoundAlarm } from '../contract/monitors.ts';
import { quietest } from '../contract/monitors.ts';
import type { Db, EpochMs, Ms } from '../contract/units.ts';

/** One input in one frame, in dBFS. `source` is before the fader: what clips there sounds clipped however low the fader stands. */
export type Meter = { readonly input: string; readonly level: Db; readonly peak: Db; readonly source: Db };

/** One input as the show wants it and as the switcher has it; `open` is null where it does not say. */
export type InputNow = { readonly input: string; readonly wantedOpen: boolean; readonly open: boolean | null };

/** @see soundRules for the figures */
export type SoundWatch = {
  readonly heardAt: EpochMs | null;
  readonly silence: {
    readonly on: boolean;
    readonly quietSince: EpochMs | null;
    readonly loudSince: EpochMs | null;
    readonly loudAt: EpochMs | null;
  };
  readonly clipping: Readonly<Record<string, { readonly on: boolean; readonly hits: readonly EpochMs[]; readonly lastOverAt: EpochMs }>>;
  readonly differs: Readonly<Record<string, EpochMs>>;
  /** Inputs that sound and that the show does not name. */
  readonly strangers: Readonly<Record<string, { readonly on: boolean; readonly since: EpochMs; readonly loudAt: EpochMs }>>;
};

export const soundRules = {
  /** Open inputs all under this are silent; one over `soundFrom` is heard again. */
  silentBelow: -50,
  soundFrom: -45,
  silentFor: 4000,
  /** A click is no sound: it must go on for this long, with no pause of `soundGap`. */
  soundFor: 500,
  soundGap: 1000,
  clipsFrom: -0.5,
  /** So many frames that clip within `clipsWithin` are clipping; `clipEndsAfter` without a peak over `clipEndsBelow` it is over. */
  clipFrames: 3,
  clipsWithin: 1000,
  clipEndsBelow: -2,
  clipEndsAfter: 3000,
  /** A take changes inputs one after the other; what differs for longer stays so. */
  differsFor: 1500,
  /** One that the show does not name, and that sounds, is told after `differsFor`; after so long a quiet it is over. */
  strangerEndsAfter: 3000,
  /** Without a frame for this long we know nothing of what was between. */
  gap: 1000,
} as const satisfies Record<string, Db | Ms>;

export const deaf: SoundWatch = {
  heardAt: null,
  silence: { on: false, quietSince: null, loudSince: null, loudAt: null },
  clipping: {},
  differs: {},
  strangers: {},
};

const silenceAfter = (before: SoundWatch['silence'], loudest: Db | null, now: EpochMs): SoundWatch['silence'] => {
  const rules = soundRules;
  // Nothing is open: the shot wants it quiet.
  if (loudest === null) return deaf.silence;
  if (!before.on) {
    if (loudest >= rules.silentBelow) return deaf.silence;
    const quietSince = before.quietSince ?? now;
    return { ...deaf.silence, quietSince, on: now - quietSince >= rules.silentFor };
  }
  const isLoud = loudest >= rules.soundFrom;
  const isPaused = before.loudAt === null || now - before.loudAt >= rules.soundGap;
  const loudSince = isPaused ? (isLoud ? now : null) : before.loudSince;
  if (isLoud && loudSince !== null && now - loudSince >= rules.soundFor) return deaf.silence;
  return { on: true, quietSince: before.quietSince, loudSince, loudAt: isLoud ? now : before.loudAt };
};

const clippingAfter = (before: SoundWatch['clipping'], open: readonly Meter[], now: EpochMs): SoundWatch['clipping'] => {
  const rules = soundRules;
  return Object.fromEntries(
    open.flatMap(({ input, peak, source }) => {
      const last = before[input];
      const loudest = Math.max(peak, source);
      const recent = (last?.hits ?? []).filter((at) => now - at < rules.clipsWithin);
      const hits = loudest >= rules.clipsFrom ? [...recent, now].slice(-rules.clipFrames) : recent;
      const lastOverAt = loudest >= rules.clipEndsBelow ? now : (last?.lastOverAt ?? now);
      const on = hits.length >= rules.clipFrames || (last?.on === true && now - lastOverAt < rules.clipEndsAfter);
      return on || hits.length > 0 ? [[input, { on, hits, lastOverAt }]] : [];
    }),
  );
};

const differsAfter = (before: SoundWatch['differs'], inputs: readonly InputNow[], now: EpochMs): SoundWatch['differs'] =>
  Object.fromEntries(
    inputs.filter(({ open, wantedOpen }) => open !== null && open !== wantedOpen).map(({ input }) => [input, before[input] ?? now]),
  );

const strangersAfter = (
  before: SoundWatch['strangers'],
  frame: readonly Meter[],
  inputs: readonly InputNow[],
  now: EpochMs,
): SoundWatch['strangers'] => {
  const rules = soundRules;
  if (inputs.length === 0) return {};
  const named = new Set(inputs.map(({ input }) => input));
  return Object.fromEntries(
    frame.flatMap(({ input, peak }) => {
      const last = before[input];
      const isLoud = peak >= rules.soundFrom;
      const lasts = last !== undefined && (isLoud || now - last.loudAt < (last.on ? rules.strangerEndsAfter : rules.soundGap));
      if (named.has(input) || (!isLoud && !lasts)) return [];
      const since = lasts ? last.since : now;
      const on = (lasts && last.on) || (isLoud && now - since >= rules.differsFor);
      return [[input, { on, since, loudAt: isLoud ? now : (last?.loudAt ?? now) }]];
    }),
  );
};

/**
 * @param inputs every input of the show; empty while nothing is on air: then nothing is an alarm
 * @param now when the frame came; never before the one before
 */
export const hear = (watch: SoundWatch, frame: readonly Meter[], inputs: readonly InputNow[], now: EpochMs): SoundWatch => {
  const before = watch.heardAt !== null && now - watch.heardAt >= soundRules.gap ? deaf : watch;
  const isOpen = new Set(inputs.filter(({ open }) => open === true).map(({ input }) => input));
  const open = frame.filter(({ input }) => isOpen.has(input));
  const loudest = isOpen.size === 0 ? null : Math.max(quietest, ...open.map(({ peak }) => peak));
  return {
    heardAt: now,
    silence: silenceAfter(before.silence, loudest, now),
    clipping: clippingAfter(before.clipping, open, now),
    differs: differsAfter(before.differs, inputs, now),
    strangers: strangersAfter(before.strangers, frame, inputs, now),
  };
};

/** Whether the meters arrive: without a frame for a while nothing is known, and no alarm stands. */
export const isHeard = ({ heardAt }: SoundWatch, now: EpochMs): boolean => heardAt !== null && now - heardAt < soundRules.gap;

export const soundAlarms = (watch: SoundWatch, inputs: readonly InputNow[], now: EpochMs): readonly SoundAlarm[] => {
  if (!isHeard(watch, now)) return [];
  const lasting = inputs.filter(({ input }) => {
    const since = watch.differs[input];
    return since !== undefined && now - since >= soundRules.differsFor;
  });
  const named = (kind: SoundAlarm['kind'], of: readonly { readonly input: string }[]): SoundAlarm[] =>
    of.length > 0 ? [{ kind, inputs: of.map(({ input }) => input) }] : [];
  const clips = inputs.filter(({ input }) => watch.clipping[input]?.on === true);
  return [
    ...(watch.silence.on
      ? named(
          'silence',
          inputs.filter(({ open }) => open === true),
        )
      : []),
    ...named('clipping', clips),
    ...named(
      'stays-open',
      lasting.filter(({ wantedOpen }) => !wantedOpen),
    ),
    ...named(
      'stays-closed',
      lasting.filter(({ wantedOpen }) => wantedOpen),
    ),
    ...named('unnamed', inputs.length === 0 ? [] : Object.entries(watch.strangers).flatMap(([input, { on }]) => (on ? [{ input }] : []))),
  ];
};
