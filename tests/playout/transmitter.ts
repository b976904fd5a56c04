/** The rehearsal desk in the place of OBS, with a stream that somebody can start at it, and that may refuse to stop. */
import type { Meter, Observed, Switcher, SwitcherEvent } from '../../server/ports/switcher.ts';
import { createRehearsalSwitcher, type RehearsalOptions, type RehearsalSwitcher } from '../../server/switcher/rehearsal-switcher.ts';

export type Transmitter = Omit<RehearsalSwitcher, 'kind'> & {
  readonly kind: Switcher['kind'];
  stream(isStreaming: boolean): void;
  jam(isJammed: boolean): void;
  tell(event: SwitcherEvent): void;
  /** One frame of its meters. */
  meter(frame: readonly Meter[]): void;
  /** Inputs whose clip was started, with where from. */
  readonly played: readonly string[];
  /** Pictures that were asked for, in order. */
  readonly asked: readonly string[];
};

export const transmitter = (options: RehearsalOptions): Transmitter => {
  const desk = createRehearsalSwitcher(options);
  const listeners = new Set<(event: SwitcherEvent) => void>();
  const ears = new Set<(frame: readonly Meter[]) => void>();
  const played: string[] = [];
  const asked: string[] = [];
  let streaming = false;
  let isJammed = false;

  const observed = (): Observed => ({ ...desk.observed(), streaming });
  const tell = (event: SwitcherEvent) => {
    for (const listener of listeners) listener(event.type === 'observed' ? { ...event, observed: observed() } : event);
  };
  const stream: Transmitter['stream'] = (isStreaming) => {
    streaming = isStreaming;
    tell({ type: 'observed', observed: observed() });
  };
  desk.onEvent(tell);
  const switcher: Switcher = {
    ...desk,
    kind: 'obs',
    observed,
    want: (picture) => {
      asked.push(picture.scene);
      desk.want(picture);
    },
    playClip: async (input, from) => {
      played.push(`${input} ${from}`);
      return desk.playClip(input, from);
    },
    media: () => undefined,
    onMeters: (listener) => {
      ears.add(listener);
      return () => void ears.delete(listener);
    },
    stopTransmitting: async () => {
      if (isJammed) throw new Error('The stream does not stop.');
      stream(false);
    },
    onEvent: (listener) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
  };
  return {
    ...desk,
    ...switcher,
    stream,
    tell,
    meter: (frame) => {
      for (const listener of ears) listener(frame);
    },
    jam: (isNow) => {
      isJammed = isNow;
    },
    played,
    asked,
  };
};
