/** Moves rows: by dropping one on another, or by one with Alt and an arrow. What cannot be is refused in words, also aloud. */
import { notifications } from '@mantine/notifications';
import { type KeyboardEvent, useCallback, useRef, useState } from 'react';
import { type AskedEdit, changesNext } from '../../../server/contract/next-after.ts';
import type { SegmentRow } from '../../../server/contract/views.ts';
import { useBlocked } from '../../line/use-command.ts';
import { useHasChair, useLine } from '../../line/use-line.tsx';
import { useText } from '../../pieces/use-text.ts';
import { beforeOnDrop, beforeOneDown, beforeOneUp, whyNot } from './order.ts';
import { revOf, useEdit } from './overwrite.tsx';

const handleOf = (id: string) => `[data-segment="${CSS.escape(id)}"] [data-handle]`;

export const useReorder = () => {
  const line = useLine();
  const { t, text } = useText();
  const { edit } = useEdit();
  const blocked = useBlocked({ type: 'segment.move' });
  const hasChair = useHasChair();
  const isChairs = useCallback(
    (asking: AskedEdit): boolean => {
      const { view } = line.state();
      return !hasChair && view !== null && changesNext(view, asking);
    },
    [line, hasChair],
  );
  const [said, setSaid] = useState('');
  /** Of each row, what the operator saw of it when they took hold of it. */
  const seen = useRef(new Map<string, number>());

  const running = useCallback(
    (): readonly SegmentRow[] => (line.state().view?.rundown ?? []).filter(({ state }) => state !== 'bench'),
    [line],
  );
  const refuse = useCallback(
    (message: string) => {
      setSaid(message);
      notifications.show({ color: 'orange', title: t('press.refused'), message });
    },
    [t],
  );

  const move = useCallback(
    async (id: string, before: string | null, saw: number): Promise<void> => {
      const row = running().find((one) => one.id === id);
      if (!row) return;
      const title = text(row.title);
      const why = whyNot(running(), id, before);
      if (blocked !== undefined) return refuse(blocked);
      if (why) return refuse(t(why === 'on-air' ? 'edits.onAirStays' : 'edits.notIntoThePast', { title }));
      if (isChairs({ type: 'segment.move', segmentId: id, before })) return refuse(t('keys.why.chairsNext'));
      if (!(await edit({ type: 'segment.move', segmentId: id, before }, saw))) return;
      const rows = running();
      setSaid(t('edits.movedTo', { title, n: rows.findIndex((one) => one.id === id) + 1, count: rows.length }));
    },
    [running, text, blocked, isChairs, refuse, t, edit],
  );

  const lift = useCallback((id: string) => void seen.current.set(id, revOf(running().find((row) => row.id === id))), [running]);
  const drop = useCallback(
    async (id: string, onto: string | undefined) => {
      const saw = seen.current.get(id) ?? 0;
      seen.current.clear();
      const rows = running();
      const isOnAir = rows.some((row) => row.id === id && row.state === 'on-air');
      const before = onto === undefined ? undefined : beforeOnDrop(rows, id, onto);
      if (before !== undefined || (isOnAir && onto !== id)) await move(id, before ?? null, saw);
    },
    [running, move],
  );

  const onKeyDown = useCallback(
    async (event: KeyboardEvent<HTMLElement>) => {
      const isUp = event.key === 'ArrowUp';
      if (!event.altKey || (!isUp && event.key !== 'ArrowDown') || event.target instanceof HTMLInputElement) return;
      const id = event.target instanceof Element ? event.target.closest<HTMLElement>('[data-segment]')?.dataset.segment : undefined;
      if (id === undefined) return;
      event.preventDefault();
      const rows = running();
      const row = rows.find((one) => one.id === id);
      const before = (isUp ? beforeOneUp : beforeOneDown)(rows, id);
      if (row?.state === 'on-air') await move(id, null, revOf(row));
      else if (row && before !== undefined) await move(id, before, revOf(row));
      // Where the browser moves the row itself, the focus falls off it.
      requestAnimationFrame(() => document.querySelector<HTMLElement>(handleOf(id))?.focus());
    },
    [running, move],
  );

  return { lift, drop, onKeyDown, said };
};
