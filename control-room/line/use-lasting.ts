/**
 * True once something has been so for a while. What is over sooner is not worth being drawn: a spinner draws sixty frames a second
 * meanwhile, and even one frame of this desk may take a small machine from the page that draws the take.
 */
import { useEffect, useState } from 'react';
import type { Ms } from '../../server/contract/units.ts';

export const useLasting = (isSo: boolean, worthSaying: Ms): boolean => {
  const [lasts, setLasts] = useState(false);
  useEffect(() => {
    if (!isSo) return;
    const timer = setTimeout(() => setLasts(true), worthSaying);
    return () => {
      clearTimeout(timer);
      setLasts(false);
    };
  }, [isSo, worthSaying]);
  return isSo && lasts;
};
