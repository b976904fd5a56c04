/** The log as far as it was asked for: the newest rows from the view, older ones as they were loaded. */
import { useEffect, useMemo, useRef, useState } from 'react';
import type { LogRow } from '../../../server/contract/views.ts';
import { useViewOf } from '../../line/use-line.tsx';
import { hasGap, joinedLog } from './joined-log.ts';
import { olderThan } from './read-papers.ts';

/** More than this is for a file: a page that grows without end is slow when it is needed. */
const mostRows = 5000;

type Older = { readonly rows: readonly LogRow[]; readonly state: 'more' | 'all' | 'failed' };
const nothing: Older = { rows: [], state: 'more' };

export const useLog = () => {
  const log = useViewOf((view) => view.log);
  const [older, setOlder] = useState(nothing);
  const [pending, setPending] = useState(false);
  const activationId = useViewOf(({ activation }) => activation?.id);
  const current = useRef(activationId);
  useEffect(() => {
    current.current = activationId;
    setOlder(nothing);
  }, [activationId]);
  const load = async () => {
    setPending(true);
    // What is beyond a gap is dropped: the page after the view brings it again, with what was missing.
    const kept = hasGap(log, older.rows) ? [] : older.rows;
    const page = await olderThan(joinedLog(log, kept).at(-1)?.seq ?? null);
    setPending(false);
    // An answer about another activation is no part of this log.
    if (current.current !== activationId) return;
    if (!page) return setOlder({ ...older, state: 'failed' });
    setOlder({ rows: [...kept, ...page.rows].slice(0, mostRows), state: page.more ? 'more' : 'all' });
  };
  const rows = useMemo(() => joinedLog(log, hasGap(log, older.rows) ? [] : older.rows), [log, older]);
  return { rows, state: hasGap(log, older.rows) ? 'more' : older.state, isFull: rows.length >= mostRows, pending, load: () => void load() };
};
