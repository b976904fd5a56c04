/**
 * Which panel stands in which column of the desk, remembered by operator in this browser.
 *
 * No panel stands twice: choosing one that is in the other column swaps the two.
 */
import { useLocalStorage } from '@mantine/hooks';
import { useMe, useView } from '../line/use-line.tsx';
import { firstPanels, type PanelId, panelsOf } from './panels.tsx';

type Columns = readonly [PanelId, PanelId];

/** What an earlier version or another hand wrote there is not believed. */
const readColumns = (text: string | undefined, first: Columns, panels: readonly PanelId[]): Columns => {
  const [left, right] = (text?.split(' ') ?? []).map((word) => panels.find((id) => id === word));
  return left && right && left !== right ? [left, right] : first;
};

const chosen = ([left, right]: Columns, column: 0 | 1, id: PanelId): Columns => {
  if (column === 0) return [id, id === right ? left : right];
  return [id === left ? right : left, id];
};

export const useColumns = (): { readonly columns: Columns; readonly choose: (column: 0 | 1, id: PanelId) => void } => {
  const me = useMe();
  const { phase, rundown } = useView();
  const [kept, keep] = useLocalStorage<string>({
    key: `cuecart.columns.${me.role}.${me.name}`,
    getInitialValueInEffect: false,
    serialize: (text) => text,
    deserialize: (text) => text ?? '',
  });
  // Without a rundown the episode stands in the middle of the desk already.
  const isBeforeAir = (phase === 'off' || phase === 'preflight' || phase === 'ended') && rundown.length > 0;
  const usual = firstPanels[me.role];
  const first: Columns = isBeforeAir && me.role === 'director' ? ['episode', usual[0]] : usual;
  const columns = readColumns(kept, first, panelsOf(me.role));
  return { columns, choose: (column, id) => keep(chosen(columns, column, id).join(' ')) };
};
