/** Who else has this row open to change it; and telling the others that we have. */
import { IconPencil } from '@tabler/icons-react';
import { useEffect } from 'react';
import { useEditing, useLine, useMe } from '../../line/use-line.tsx';
import { useText } from '../../pieces/use-text.ts';
import styles from './edits.module.css';

const saidAgainEvery = 3000;

/** Tells the others for as long as `isOpen`. */
export const useTellEditing = (segmentId: string, isOpen: boolean) => {
  const line = useLine();
  useEffect(() => {
    if (!isOpen) return;
    line.tellEditing(segmentId);
    const again = setInterval(() => line.tellEditing(segmentId), saidAgainEvery);
    return () => {
      clearInterval(again);
      line.tellEditing(null);
    };
  }, [line, segmentId, isOpen]);
};

export const EditingNotes = ({ segmentId }: { segmentId: string }) => {
  const { t } = useText();
  const me = useMe();
  const others = useEditing().filter((one) => one.segmentId === segmentId && one.operatorId !== me.id);
  const names = [...new Set(others.map(({ name }) => name))].join(', ');
  if (names === '') return null;
  return (
    <span className={styles.editing} role="note">
      <IconPencil size={13} aria-hidden /> {t('edits.editsThis', { names })}
    </span>
  );
};
