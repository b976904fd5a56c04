/** Told to whoever lost the chair by force: by whom and why, large, over the deck that is no longer theirs, until they say that they have understood. */
import { Button } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import { useHasChair, useMe, useView } from '../line/use-line.tsx';
import { useText } from '../pieces/use-text.ts';
import styles from './banners.module.css';

type Taken = { readonly by: string; readonly reason: string };

export const ChairTaken = () => {
  const { t } = useText();
  const me = useMe();
  const { chair } = useView();
  const hasChair = useHasChair();
  const had = useRef(hasChair);
  const [taken, setTaken] = useState<Taken | null>(null);
  useEffect(() => {
    // Handed over, or free: nobody took it.
    if (had.current && chair && chair.operatorId !== me.id && chair.force !== undefined) setTaken({ by: chair.name, reason: chair.force });
    if (hasChair) setTaken(null);
    had.current = hasChair;
  }, [hasChair, chair, me.id]);
  return (
    <div role="alert">
      {taken && (
        <div className={styles.chairTaken} data-testid="chair-taken">
          <strong>{t('hands.chairTaken', { by: taken.by })}</strong>
          <p>{t('hands.chairReason', { reason: taken.reason })}</p>
          <Button size="md" color="dark" onClick={() => setTaken(null)}>
            {t('hands.chairUnderstood')}
          </Button>
        </div>
      )}
    </div>
  );
};
