/** The line of a watching page, for components: what it was last shown, and the server's clock. */
import { createContext, type ReactNode, useCallback, useContext, useMemo, useSyncExternalStore } from 'react';
import type { EpochMs } from '../../server/contract/units.ts';
import { type Ticker, ticker } from '../line/ticker.ts';
import type { WatchLine, WatchState } from './watch-line.ts';

type Held = { readonly line: WatchLine; readonly clocks: Ticker };
const WatchContext = createContext<Held | null>(null);

export const WatchProvider = ({ line, children }: { line: WatchLine; children: ReactNode }) => {
  const held = useMemo(() => ({ line, clocks: ticker(line.now) }), [line]);
  return <WatchContext value={held}>{children}</WatchContext>;
};

const useHeld = (): Held => {
  const held = useContext(WatchContext);
  if (!held) throw new Error('This part of the page stands outside WatchProvider.');
  return held;
};

export const useWatchLine = (): WatchLine => useHeld().line;
export const useWatchState = (): WatchState => {
  const { line } = useHeld();
  return useSyncExternalStore(line.subscribe, line.state);
};

/**
 * The server's time, renewed on every whole second since `moment` (or until it); null while it is not known.
 * Stands still while the line is lost: nobody knows whether what it counts still goes on.
 *
 * @param moment epoch ms; 0 for the seconds of the day
 * @param goesOn for an age and for the time of day, which nothing stops
 */
export const useNowAt = (moment: EpochMs, goesOn = false): EpochMs | null => {
  const { line, clocks } = useHeld();
  const subscribe = useCallback((beat: () => void) => clocks.tick(moment, beat), [clocks, moment]);
  const seconds = useSyncExternalStore(subscribe, () => {
    const now = goesOn ? line.now() : line.knownNow();
    return now === null ? null : Math.floor((now - moment) / 1000);
  });
  return seconds === null ? null : moment + seconds * 1000;
};
