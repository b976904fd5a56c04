/** The layout of this position on this window, as this operator has it, and the ways to change it. */
import { useMediaQuery } from '@mantine/hooks';
import { useCallback, useMemo } from 'react';
import { useLineState, useMe } from '../line/use-line.tsx';
import type { PanelId } from '../positions/panels.tsx';
import type { PositionId } from '../positions/position-ids.ts';
import { panelsBeside, positions } from '../positions/positions.tsx';
import { useDeskMemory } from './desk-memory.tsx';
import { type Layout, piecesOf, readLayout, withPanel, writeLayout } from './layout.ts';
import { usePosition } from './use-position.ts';
import { body, usualLayout, type Width } from './usual-layout.ts';

const now = { getInitialValueInEffect: false } as const;

const useWidth = (): Width => {
  const isWide = useMediaQuery('(min-width: 1700px)', undefined, now);
  const isHuge = useMediaQuery('(min-width: 2600px)', undefined, now);
  return isHuge ? 'huge' : isWide ? 'wide' : 'narrow';
};

/** Too narrow for columns: the pieces stand under each other. */
export const useIsStacked = (): boolean => useMediaQuery('(max-width: 1150px)', undefined, now);

/** Before air the director's first look is at the checks; without a rundown the episode stands in its place already. */
const useBeside = (position: PositionId): readonly PanelId[] => {
  const { role } = useMe();
  const isBeforeAir = useLineState(
    ({ view }) => view !== null && ['off', 'preflight', 'ended'].includes(view.phase) && view.rundown.length > 0,
  );
  return useMemo(() => {
    const { beside } = positions[position];
    const may = panelsBeside(position, role);
    const first: readonly PanelId[] = isBeforeAir && role === 'director' && position === 'caller' ? ['episode', ...beside] : beside;
    return first.filter((id) => may.includes(id));
  }, [position, role, isBeforeAir]);
};

export type DeskLayoutInHand = {
  readonly position: PositionId;
  readonly layout: Layout;
  /** Panels that may stand beside this position, for this role. */
  readonly panels: readonly PanelId[];
  readonly isUsual: boolean;
  /** null: the usual one again. */
  readonly keep: (layout: Layout | null) => void;
  /** Puts a panel where another stands. */
  readonly choose: (old: string, wanted: PanelId) => void;
};

export const useLayout = (): DeskLayoutInHand => {
  const position = usePosition();
  const width = useWidth();
  const { role } = useMe();
  const beside = useBeside(position);
  const { memory, keep: note } = useDeskMemory();
  const name = `${position}.${width}`;
  const kept = memory.layouts[name];
  const panels = useMemo(() => panelsBeside(position, role), [position, role]);
  const layout = useMemo(() => {
    const { hasRundown } = positions[position];
    const fixed = hasRundown ? [body, 'rundown'] : [body];
    return readLayout(kept, usualLayout(positions[position], beside, width), { panels, fixed });
  }, [kept, position, beside, width, panels]);
  const keep = useCallback((next: Layout | null) => note({ layout: name, as: next && writeLayout(next) }), [note, name]);
  const choose = useCallback((old: string, wanted: PanelId) => keep(withPanel(layout, old, wanted)), [keep, layout]);
  return { position, layout, panels, isUsual: kept === undefined, keep, choose };
};

/** The panels that stand on the screen, the body and what belongs to it left out. */
export const choosable = (layout: Layout, panels: readonly PanelId[]): readonly PanelId[] =>
  piecesOf(layout).flatMap((piece) => panels.find((id) => id === piece) ?? []);
