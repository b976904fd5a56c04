/** Which key is whose, remembered by operator in this browser. */
import { useLocalStorage } from '@mantine/hooks';
import { useCallback, useMemo } from 'react';
import { useMe } from '../line/use-line.tsx';
import { type KeyMap, readKeys, writeKeys } from './key-map.ts';

export const useKeys = (): { readonly keys: KeyMap; readonly keep: (keys: KeyMap) => void } => {
  const me = useMe();
  const [kept, put] = useLocalStorage<string>({
    key: `cuecart.keys.${me.role}.${me.name}`,
    getInitialValueInEffect: false,
    serialize: (text) => text,
    deserialize: (text) => text ?? '',
  });
  const keys = useMemo(() => readKeys(kept), [kept]);
  const keep = useCallback((next: KeyMap) => put(writeKeys(next)), [put]);
  return { keys, keep };
};
