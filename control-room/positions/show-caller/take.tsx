/** TAKE: the largest thing on the screen. What it will do stands on it; why it did not, under it. */
import { Loader, UnstyledButton } from '@mantine/core';
import { useBlocked, type useCommand } from '../../line/use-command.ts';
import { useView } from '../../line/use-line.tsx';
import { useText } from '../../pieces/use-text.ts';
import styles from './show-caller.module.css';

const canTake = new Set(['ready', 'live', 'frozen', 'break']);

export const Take = ({ command, takeNext }: { command: ReturnType<typeof useCommand>; takeNext: () => void }) => {
  const { t, text } = useText();
  const view = useView();
  const next = view.rundown.find(({ id }) => id === view.nextSegmentId);
  const notNow = !canTake.has(view.phase)
    ? t(`caller.cannotTake.${view.phase as 'off' | 'preflight' | 'ended'}`)
    : next
      ? undefined
      : t('caller.nothingNext');
  const blocked = useBlocked({ type: 'segment.take' }) ?? notNow;
  const onAir = view.rundown.find(({ id }) => id === view.onAir?.segmentId);
  const named = command.rests ? onAir : next;
  const word = command.rests ? t('caller.taken') : t('caller.take');
  const press = () => (blocked ? command.say({ code: 'blocked', text: blocked }) : takeNext());
  // What was said about a press that could not be made is over once it can.
  const isLoud = command.refused !== null && (command.refused.code !== 'blocked' || blocked !== undefined);
  return (
    <div>
      <UnstyledButton
        className={styles.take}
        aria-disabled={blocked || command.pending || command.rests ? true : undefined}
        data-blocked={blocked ? true : undefined}
        data-pending={command.pending || undefined}
        data-taken={command.rests || undefined}
        aria-describedby="take-says"
        onClick={press}
      >
        <span className={styles.takeWord}>
          {command.pending ? <Loader size={26} color="white" /> : word}
          {!command.rests && <kbd>{t('caller.space')}</kbd>}
        </span>
        <span className={styles.takeWhat}>{named ? text(named.title) : t('caller.nothing')}</span>
      </UnstyledButton>
      <p id="take-says" className={`${styles.says} ${isLoud ? styles.refused : ''}`} role={isLoud ? 'alert' : undefined}>
        {isLoud ? command.refused?.text : (blocked ?? t('caller.takeReady'))}
      </p>
    </div>
  );
};
