/** The noise of alarms on this screen: off until the operator turns it on, and remembered for them in this browser. */
import { useLocalStorage } from '@mantine/hooks';
import { createContext, type ReactNode, useContext, useEffect, useMemo, useState } from 'react';
import { useIsLost, useLineState, useMe } from '../../line/use-line.tsx';
import { openBell } from './bell.ts';

type Noise = { readonly isOn: boolean; readonly turn: (on: boolean) => void; readonly waits: boolean };
const NoiseContext = createContext<Noise>({ isOn: false, turn: () => undefined, waits: false });

export const useNoiseHere = (): Noise => useContext(NoiseContext);

/** ms between two tones while nobody acknowledges. */
const ringEvery = 4000;
/** A bell that has not started by then is held back. */
const startsWithin = 700;

type Bells = 'starting' | 'ready' | 'held';

/** Rings while there is something to ring for. @returns whether the browser holds it back */
const useBell = (isOn: boolean, rings: boolean): boolean => {
  const [state, setState] = useState<Bells>('starting');
  const bell = useMemo(() => (isOn ? openBell() : null), [isOn]);
  useEffect(() => {
    if (!bell) return;
    const look = () => setState(bell.isReady() ? 'ready' : 'held');
    const unwatch = bell.watch(look);
    const looking = setTimeout(look, startsWithin);
    return () => {
      unwatch();
      clearTimeout(looking);
      setState('starting');
      bell.close();
    };
  }, [bell]);
  useEffect(() => {
    if (!bell || !rings || state !== 'ready') return;
    bell.ring();
    const again = setInterval(bell.ring, ringEvery);
    return () => clearInterval(again);
  }, [bell, rings, state]);
  return state === 'held';
};

export const NoiseHere = ({ children }: { children: ReactNode }) => {
  const { role, name } = useMe();
  const isLost = useIsLost();
  const noise = useLineState(({ view }) => view?.alarms.noise ?? null);
  const [kept, keep] = useLocalStorage<string>({
    key: `cuecart.noise.${role}.${name}`,
    getInitialValueInEffect: false,
    serialize: (text) => text,
    deserialize: (text) => text ?? '',
  });
  const isOn = kept === 'on';
  const waits = useBell(isOn, noise !== null && !isLost);
  const here = useMemo<Noise>(() => ({ isOn, turn: (on) => keep(on ? 'on' : 'off'), waits: isOn && waits }), [isOn, keep, waits]);
  return <NoiseContext value={here}>{children}</NoiseContext>;
};
