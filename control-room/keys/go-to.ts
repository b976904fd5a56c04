/** Brings a panel before the eye: into the first column, unless it stands on the screen already. */
import { useCallback, useEffect, useRef } from 'react';
import { useMe } from '../line/use-line.tsx';
import { panelsOf } from '../positions/panels.tsx';
import { useColumns } from '../positions/use-columns.ts';
import { useIsWide } from '../positions/use-is-wide.ts';

export const useGoTo = (): ((panel: string) => void) => {
  const { columns, choose } = useColumns();
  const isWide = useIsWide();
  const { role } = useMe();
  const go = (wanted: string) => {
    const panel = panelsOf(role).find((id) => id === wanted);
    const isShown = columns[0] === panel || (isWide && columns[1] === panel);
    if (panel && !isShown) choose(0, panel);
  };
  const latest = useRef(go);
  useEffect(() => {
    latest.current = go;
  });
  return useCallback((panel) => latest.current(panel), []);
};
