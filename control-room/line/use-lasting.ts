/** True once something has been so for a while. What is over sooner is not worth a spinner, which draws sixty frames a second meanwhile. */
import { useEffect, useState } from 'react';
import type { Ms } from '../../server/contract/units.ts';

const worthSaying: Ms = 250;

export const useLasting = (isSo: boolean): boolean => {
  const [lasts, setLasts] = useState(false);
  useEffect(() => {
    if (!isSo) return;
    const timer = setTimeout(() => setLasts(true), worthSaying);
    return () => {
      clearTimeout(timer);
      setLasts(false);
    };
  }, [isSo]);
  return isSo && lasts;
};
