/**
 * What is remembered for this operator: by the server, so that another machine has it too, with a copy in this browser for speed.
 *
 * The copy stands at once; the server's own comes a moment later and replaces it, unless this browser changed something that the
 * server does not have yet. What could not be told to the server is told again once the line is back.
 */
import { useLocalStorage } from '@mantine/hooks';
import { createContext, type ReactNode, useCallback, useContext, useEffect, useMemo, useRef, useState } from 'react';
import { type DeskMemory, DeskMemorySchema, type DeskNote, nothingKept, withNote } from '../../server/contract/desk-memory.ts';
import { useIsLost, useMe } from '../line/use-line.tsx';
import { readDesk, writeDesk } from './desk-requests.ts';

type Copy = { readonly memory: DeskMemory; readonly owed: readonly DeskNote[] };
const noCopy: Copy = { memory: nothingKept, owed: [] };
/** What is owed is the newest of each thing, so there is never much of it; a copy that has more was written by somebody else. */
const mostOwed = 60;
const tellAgainAfter = 10_000;

const isAbout = (one: DeskNote, other: DeskNote): boolean =>
  'keys' in one ? 'keys' in other : 'layout' in other && one.layout === other.layout;

/** What an earlier version or another hand wrote there is not believed. */
const readCopy = (text: string | undefined): Copy => {
  if (!text) return noCopy;
  try {
    const { memory, owed } = JSON.parse(text) as { memory?: unknown; owed?: unknown };
    const read = DeskMemorySchema.safeParse(memory);
    return read.success ? { memory: read.data, owed: Array.isArray(owed) ? (owed as DeskNote[]).slice(-mostOwed) : [] } : noCopy;
  } catch {
    return noCopy;
  }
};

type Remembers = { readonly memory: DeskMemory; readonly keep: (note: DeskNote) => void };
const MemoryContext = createContext<Remembers>({ memory: nothingKept, keep: () => undefined });
export const useDeskMemory = (): Remembers => useContext(MemoryContext);

/** Tells the server what it is owed, one note after the other, whenever there is any and the line is open. */
const useTelling = ({ owed }: Copy, told: (note: DeskNote) => void) => {
  const isLost = useIsLost();
  const isTelling = useRef(false);
  const [tries, setTries] = useState(0);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another try is a reason to tell again
  useEffect(() => {
    const [first] = owed;
    if (isLost || !first || isTelling.current) return;
    isTelling.current = true;
    let again: ReturnType<typeof setTimeout> | undefined;
    void writeDesk(first).then((answer) => {
      isTelling.current = false;
      // Refused for good or taken: either way it is not told again.
      if (answer !== 'no-answer') told(first);
      else again = setTimeout(() => setTries((n) => n + 1), tellAgainAfter);
    });
    return () => clearTimeout(again);
  }, [owed, isLost, told, tries]);
};

export const DeskMemoryProvider = ({ children }: { children: ReactNode }) => {
  const { role, name } = useMe();
  const [copy, put] = useLocalStorage<Copy>({
    key: `cuecart.desk.${role}.${name}`,
    defaultValue: noCopy,
    getInitialValueInEffect: false,
    deserialize: readCopy,
  });
  const keep = useCallback(
    (note: DeskNote) =>
      put(({ memory, owed }) => ({ memory: withNote(memory, note), owed: [...owed.filter((one) => !isAbout(one, note)), note] })),
    [put],
  );
  const told = useCallback((note: DeskNote) => put((now) => ({ ...now, owed: now.owed.filter((one) => !isSame(one, note)) })), [put]);
  useEffect(() => {
    let isOver = false;
    void readDesk().then((kept) => {
      // On top of the server's stands what it has not heard of yet.
      if (kept && !isOver) put(({ owed }) => ({ memory: owed.reduce(withNote, kept), owed }));
    });
    return () => {
      isOver = true;
    };
  }, [put]);
  useTelling(copy, told);
  const remembers = useMemo(() => ({ memory: copy.memory, keep }), [copy.memory, keep]);
  return <MemoryContext value={remembers}>{children}</MemoryContext>;
};

const isSame = (one: DeskNote, other: DeskNote): boolean => JSON.stringify(one) === JSON.stringify(other);
