/** Brings a panel before the eye: into the first column of panels, unless it stands on the screen already. */
import { useCallback, useEffect, useRef } from 'react';
import { choosable, useLayout } from '../desk/use-layout.ts';

export const useGoTo = (): ((panel: string) => void) => {
  const { layout, panels, choose } = useLayout();
  const go = (wanted: string) => {
    const panel = panels.find((id) => id === wanted);
    const [first, ...others] = choosable(layout, panels);
    if (panel && first && first !== panel && !others.includes(panel)) choose(first, panel);
  };
  const latest = useRef(go);
  useEffect(() => {
    latest.current = go;
  });
  return useCallback((panel) => latest.current(panel), []);
};
