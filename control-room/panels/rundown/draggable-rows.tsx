/** The rows of the rundown as things that can be dragged, by pointer or by keys, and told aloud meanwhile. */
import {
  type Announcements,
  closestCenter,
  DndContext,
  KeyboardSensor,
  PointerSensor,
  type UniqueIdentifier,
  useSensor,
  useSensors,
} from '@dnd-kit/core';
import { SortableContext, sortableKeyboardCoordinates, useSortable, verticalListSortingStrategy } from '@dnd-kit/sortable';
import { ActionIcon } from '@mantine/core';
import { type ReactNode, useMemo } from 'react';
import type { SegmentRow } from '../../../server/contract/views.ts';
import { useLine } from '../../line/use-line.tsx';
import { useText } from '../../pieces/use-text.ts';
import styles from './edits.module.css';

/** Space as well as Enter, as everywhere: on a handle that keys have reached it does not take. */
const keyboard = {
  keyboardCodes: { start: ['Space', 'Enter'], cancel: ['Escape'], end: ['Space', 'Enter', 'Tab'] },
  coordinateGetter: sortableKeyboardCoordinates,
};
const pointer = { activationConstraint: { distance: 4 } };

const useSpoken = () => {
  const { t, text } = useText();
  const line = useLine();
  return useMemo(() => {
    const say = (word: 'lifted' | 'over' | 'left', id: UniqueIdentifier, place: UniqueIdentifier = id) => {
      const rows = line.state().view?.rundown ?? [];
      const n = rows.findIndex((row) => row.id === place) + 1;
      return t(`edits.${word}`, { title: text(rows.find((row) => row.id === id)?.title ?? String(id)), n });
    };
    const announcements: Announcements = {
      onDragStart: ({ active }) => say('lifted', active.id),
      onDragOver: ({ active, over }) => (over ? say('over', active.id, over.id) : undefined),
      // What came of it is said once the server has answered.
      onDragEnd: () => undefined,
      onDragCancel: ({ active }) => say('left', active.id),
    };
    return { announcements, screenReaderInstructions: { draggable: t('edits.handleHelp') } };
  }, [t, text, line]);
};

type Rows = {
  /** Of the rows from above to below, with a space between. */
  readonly ids: string;
  readonly lift: (id: string) => void;
  readonly drop: (id: string, onto: string | undefined) => Promise<void>;
  readonly children: ReactNode;
};

export const DraggableRows = ({ ids, lift, drop, children }: Rows) => {
  // Options that were other objects each time would draw every row anew with every view.
  const sensors = useSensors(useSensor(PointerSensor, pointer), useSensor(KeyboardSensor, keyboard));
  const items = useMemo(() => ids.split(' '), [ids]);
  return (
    <DndContext
      sensors={sensors}
      collisionDetection={closestCenter}
      accessibility={useSpoken()}
      onDragStart={({ active }) => lift(String(active.id))}
      onDragEnd={({ active, over }) => void drop(String(active.id), over ? String(over.id) : undefined)}
    >
      <SortableContext items={items} strategy={verticalListSortingStrategy}>
        {children}
      </SortableContext>
    </DndContext>
  );
};

type Row = {
  readonly row: Pick<SegmentRow, 'id' | 'state' | 'title'>;
  readonly className: string | undefined;
  /** Null for rows that stay where they are. */
  readonly isMovable: boolean;
  readonly number: number;
  readonly numberClass: string;
  readonly children: ReactNode;
};

/** The row itself is drawn anew with every step of a drag; its cells are not. */
export const DraggableRow = ({ row, className, isMovable, number, numberClass, children }: Row) => {
  const { t, text } = useText();
  const drag = useSortable({ id: row.id, disabled: { draggable: !isMovable, droppable: false } });
  const { transform, transition, isDragging } = drag;
  return (
    <tr
      ref={drag.setNodeRef}
      className={`${className ?? ''} ${isDragging ? styles.lifted : ''}`}
      style={transform ? { transform: `translate3d(0, ${Math.round(transform.y)}px, 0)`, transition } : undefined}
      data-segment={row.id}
      data-state={row.state}
      aria-current={row.state === 'on-air' || undefined}
    >
      <td className={styles.grip}>
        {isMovable && (
          <ActionIcon
            ref={drag.setActivatorNodeRef}
            {...drag.listeners}
            variant="subtle"
            color="gray"
            size={24}
            className={styles.handle}
            data-handle
            aria-label={t('edits.handle', { title: text(row.title) })}
            aria-describedby={drag.attributes['aria-describedby']}
            title={t('edits.handleHelp')}
          >
            <span className={styles.gripDots} />
          </ActionIcon>
        )}
      </td>
      <td className={numberClass}>{number}</td>
      {children}
    </tr>
  );
};
