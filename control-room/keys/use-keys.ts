/** Which key is whose, remembered by operator. */
import { useCallback, useMemo } from 'react';
import { useDeskMemory } from '../desk/desk-memory.tsx';
import { type KeyMap, readKeys, writeKeys } from './key-map.ts';

export const useKeys = (): { readonly keys: KeyMap; readonly keep: (keys: KeyMap) => void } => {
  const { memory, keep: note } = useDeskMemory();
  const keys = useMemo(() => readKeys(memory.keys), [memory.keys]);
  const keep = useCallback((next: KeyMap) => note({ keys: writeKeys(next) }), [note]);
  return { keys, keep };
};
