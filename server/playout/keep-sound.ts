/** Follows the meters of the switcher: levels for whoever looks, alarms for all. */
import type { Sound } from '../contract/monitors.ts';
import { wantedPicture } from '../core/picture.ts';
import { deaf, hear, type InputNow, isHeard, soundAlarms } from '../core/sound-alarms.ts';
import { noLevels, showLevels, soundRows } from '../core/sound-levels.ts';
import type { Clock } from '../ports/clock.ts';
import type { Meter, Picture, Switcher } from '../ports/switcher.ts';
import { openSignal } from './publish.ts';
import type { ShowKeeper } from './show-keeper.ts';

type Needs = {
  readonly clock: Clock;
  readonly keeper: ShowKeeper;
  readonly switcher: Switcher;
  /** An alarm rose or fell: the view is stale. */
  readonly changed: () => void;
  readonly report: (error: unknown, what: string) => void;
};

export type SoundKeeper = {
  now(): Sound;
  listen(listener: () => void): () => void;
  adopted(): void;
  /** Time has passed: meters that stopped are noticed. */
  look(): void;
  close(): void;
};

export const keepSound = ({ clock, keeper, switcher, changed, report }: Needs): SoundKeeper => {
  const signal = openSignal(report);
  let watch = deaf;
  let levels = noLevels;
  let said = '';

  const wanted = (): Picture | null => {
    const running = keeper.running();
    return running ? wantedPicture(running.show, clock.now()) : null;
  };
  /** Every input that the show names. */
  const inputs = (picture: Picture | null): readonly InputNow[] => {
    const { sound } = switcher.observed();
    return Object.values(keeper.running()?.show.context.plan.inputs ?? {}).map(({ obs }) => ({
      input: obs,
      wantedOpen: picture?.sound[obs]?.open ?? false,
      open: sound[obs]?.open ?? null,
    }));
  };
  const now = (): Sound => {
    const at = clock.now();
    const picture = wanted();
    const all = inputs(picture);
    const heard = isHeard(watch, at);
    return {
      at,
      measured: heard ? 'measured' : switcher.kind === 'rehearsal' ? 'none' : 'lost',
      rows: soundRows(all, heard ? levels : undefined),
      alarms: soundAlarms(watch, picture ? all : [], at),
    };
  };
  const tell = () => {
    const { measured, alarms } = now();
    const says = JSON.stringify([measured, alarms]);
    signal.changed();
    if (says !== said) changed();
    said = says;
  };
  const take = (frame: readonly Meter[]) => {
    const at = clock.now();
    const picture = wanted();
    watch = hear(watch, frame, picture ? inputs(picture) : [], at);
    levels = showLevels(levels, frame, at);
    tell();
  };
  const offs = [
    switcher.onMeters((frame) => {
      try {
        take(frame);
      } catch (error) {
        report(error, 'The meters could not be dealt with.');
      }
    }),
    switcher.onEvent((event) => {
      if (event.type === 'observed' || event.type === 'health') signal.changed();
    }),
  ];
  return {
    now,
    listen: signal.listen,
    adopted: signal.changed,
    look: () => {
      if (said !== '' && !isHeard(watch, clock.now())) tell();
    },
    close: () => {
      for (const off of offs) off();
      signal.close();
    },
  };
};
