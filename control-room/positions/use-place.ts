/** Which position stands on the desk: the operator’s own, or the stations as a table. Remembered by operator in this browser. */
import { useLocalStorage } from '@mantine/hooks';
import { useMe } from '../line/use-line.tsx';

export type DeskPlace = 'own' | 'stations';

export const usePlace = (): readonly [DeskPlace, (place: DeskPlace) => void] => {
  const { role, name } = useMe();
  const [kept, keep] = useLocalStorage<string>({
    key: `cuecart.place.${role}.${name}`,
    getInitialValueInEffect: false,
    serialize: (text) => text,
    deserialize: (text) => text ?? '',
  });
  return [kept === 'stations' ? 'stations' : 'own', keep];
};
