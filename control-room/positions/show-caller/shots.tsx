/** The shots of the running segment, on keys 1–9; the one on program says so. */
import { UnstyledButton } from '@mantine/core';
import { useBlocked, type useCommand } from '../../line/use-command.ts';
import { useView } from '../../line/use-line.tsx';
import { useText } from '../../pieces/use-text.ts';
import styles from './show-caller.module.css';

export const Shots = ({ command, cutTo }: { command: ReturnType<typeof useCommand>; cutTo: (shotId: string) => void }) => {
  const { t, text } = useText();
  const { shots, onAir } = useView();
  const blocked = useBlocked({ type: 'shot.cut' }) ?? (onAir ? undefined : t('caller.nothingOnAir'));
  const press = (shotId: string) => (blocked ? command.say({ code: 'blocked', text: blocked }) : cutTo(shotId));
  return (
    <section aria-label={t('caller.shots')}>
      <div className={styles.shots}>
        {shots.map(({ id, key, label, scene, onProgram }) => (
          <UnstyledButton
            key={id}
            className={`${styles.shot} ${onProgram ? styles.onProgram : ''}`}
            aria-disabled={blocked ? true : undefined}
            aria-pressed={onProgram}
            title={blocked ?? scene}
            onClick={() => press(id)}
          >
            <span className={styles.shotLabel}>
              {key && <kbd>{key}</kbd>}
              {text(label)}
            </span>
            <span className={styles.scene}>{onProgram ? t('caller.onProgram') : scene}</span>
          </UnstyledButton>
        ))}
        {shots.length === 0 && <p className={styles.noShots}>{t('caller.noShots')}</p>}
      </div>
      {command.refused && (command.refused.code !== 'blocked' || blocked) && (
        <p className={`${styles.says} ${styles.refused}`} role="alert">
          {command.refused.text}
        </p>
      )}
    </section>
  );
};
