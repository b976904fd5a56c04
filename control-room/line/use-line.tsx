/** The line, for components: what the server last told, and its clock. */
import { createContext, type ReactNode, useCallback, useContext, useMemo, useState, useSyncExternalStore } from 'react';
import type { EpochMs } from '../../server/contract/units.ts';
import type { OperatorFigures, OperatorView } from '../../server/contract/views.ts';
import { reader } from './noted-view.ts';
import type { LineState, Me, ShowLine } from './show-line.ts';
import { type Ticker, ticker } from './ticker.ts';

type Held = { readonly line: ShowLine; readonly clocks: Ticker };
const LineContext = createContext<Held | null>(null);

export const LineProvider = ({ line, children }: { line: ShowLine; children: ReactNode }) => {
  const held = useMemo(() => ({ line, clocks: ticker(line.now) }), [line]);
  return (
    <LineContext value={held}>
      <StandingHere>{children}</StandingHere>
    </LineContext>
  );
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

export const useFigures = (): OperatorFigures | null => useLineState(({ figures }) => figures);

/**
 * Inside the room there always is a view: the room opens with the first one.
 * Re-renders only when a part changes that was read of it: read what you need, and pass it on, rather than the whole.
 */
export const useView = (): OperatorView => {
  const { line } = useHeld();
  const [look] = useState(() => reader(() => line.state().view));
  const view = useSyncExternalStore(line.subscribe, look);
  if (!view) throw new Error('There is no view yet.');
  return view;
};
/** For what follows from the view: re-renders only when that is another. */
export const useViewOf = <T,>(pick: (view: OperatorView) => T): T =>
  useLineState(({ view }) => {
    if (!view) throw new Error('There is no view yet.');
    return pick(view);
  });

/** What is on air as this screen shows it, for a press that is meant for that. */
export const useSeenOnAir = (): { readonly believesOnAir: string | null } => {
  const believesOnAir = useViewOf(({ onAir }) => onAir?.runId ?? null);
  return { believesOnAir };
};

/** What every button asks, and every row with its buttons: looked up once for all of them. */
type Standing = { readonly me: Me | null; readonly isLost: boolean; readonly hasChair: boolean };
const StandingContext = createContext<Standing>({ me: null, isLost: true, hasChair: false });
const EditingContext = createContext<LineState['editing']>([]);

const StandingHere = ({ children }: { children: ReactNode }) => {
  const me = useLineState((state) => state.me);
  const isLost = useLineState(({ status }) => status !== 'open');
  const hasChair = useLineState(({ view }) => me !== null && view?.chair?.operatorId === me.id);
  const editing = useLineState((state) => state.editing);
  const standing = useMemo(() => ({ me, isLost, hasChair }), [me, isLost, hasChair]);
  return (
    <StandingContext value={standing}>
      <EditingContext value={editing}>{children}</EditingContext>
    </StandingContext>
  );
};

export const useIsLost = (): boolean => useContext(StandingContext).isLost;
export const useHasChair = (): boolean => useContext(StandingContext).hasChair;
export const useMe = (): Me => {
  const { me } = useContext(StandingContext);
  if (!me) throw new Error('Nobody is signed in yet.');
  return me;
};
/** Who has which row open to change it. */
export const useEditing = (): LineState['editing'] => useContext(EditingContext);

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
