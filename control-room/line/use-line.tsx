/** The line, for components: what the server last told, and its clock. */
import { createContext, type ReactNode, useCallback, useContext, useMemo, useSyncExternalStore } from 'react';
import type { EpochMs } from '../../server/contract/units.ts';
import type { OperatorFigures, OperatorView } from '../../server/contract/views.ts';
import type { LineState, Me, ShowLine } from './show-line.ts';
import { type Ticker, ticker } from './ticker.ts';

type Held = { readonly line: ShowLine; readonly clocks: Ticker };
const LineContext = createContext<Held | null>(null);

export const LineProvider = ({ line, children }: { line: ShowLine; children: ReactNode }) => {
  const held = useMemo(() => ({ line, clocks: ticker(line.now) }), [line]);
  return <LineContext value={held}>{children}</LineContext>;
};

const useHeld = (): Held => {
  const held = useContext(LineContext);
  if (!held) throw new Error('This part of the page stands outside LineProvider.');
  return held;
};

export const useLine = (): ShowLine => useHeld().line;

/** Re-renders only when what is picked changes. */
export const useLineState = <T,>(pick: (state: LineState) => T): T => {
  const { line } = useHeld();
  return useSyncExternalStore(line.subscribe, () => pick(line.state()));
};

export const useIsLost = (): boolean => useLineState(({ status }) => status !== 'open');
export const useFigures = (): OperatorFigures | null => useLineState(({ figures }) => figures);

/** Inside the room there always is a view: the room opens with the first one. */
export const useView = (): OperatorView => {
  const view = useLineState((state) => state.view);
  if (!view) throw new Error('There is no view yet.');
  return view;
};
export const useMe = (): Me => {
  const me = useLineState((state) => state.me);
  if (!me) throw new Error('Nobody is signed in yet.');
  return me;
};
export const useHasChair = (): boolean => {
  const me = useMe();
  return useLineState(({ view }) => view?.chair?.operatorId === me.id);
};

/**
 * Whole seconds since a moment, by the server's clock, changing exactly on the second.
 * Stands still while the line is lost, since nobody knows whether what it counts still goes on.
 *
 * @param goesOn for an age and for the time of day, which nothing stops
 * @returns negative before it (so −n is a countdown); null while the clock or the moment is not known
 */
export const useSecondsSince = (moment: EpochMs | null, goesOn = false): number | null => {
  const { line, clocks } = useHeld();
  const subscribe = useCallback((beat: () => void) => (moment === null ? () => undefined : clocks.tick(moment, beat)), [clocks, moment]);
  return useSyncExternalStore(subscribe, () => {
    const now = goesOn ? line.now() : line.knownNow();
    return now === null || moment === null ? null : Math.floor((now - moment) / 1000);
  });
};
