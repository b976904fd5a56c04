/** What the hands do most to the plan: which segment is next, for how long, or not at all. */
import { IconArrowDown, IconArrowUp } from '@tabler/icons-react';
import { memo } from 'react';
import { TaskButton } from '../../keys/task-button.tsx';
import { useText } from '../../pieces/use-text.ts';
import styles from './show-caller.module.css';

const small = { size: 'compact-xs', px: 3, says: 'top', classNames: { section: styles.deckSection ?? '' } } as const;
const icon = { size: 15, 'aria-hidden': true } as const;

/** Its buttons ask by themselves whether they can be pressed. */
export const NextDeeds = memo(() => {
  const { t } = useText();
  return (
    <fieldset className={styles.nextDeeds} aria-label={t('keys.next.name')}>
      <TaskButton {...small} task="next-earlier">
        <IconArrowUp {...icon} />
      </TaskButton>
      <TaskButton {...small} task="next-later">
        <IconArrowDown {...icon} />
      </TaskButton>
      <TaskButton {...small} task="skip-next">
        {t('keys.next.skip')}
      </TaskButton>
      <TaskButton {...small} task="next-shorter" sign={t('keys.next.shorter')} />
      <TaskButton {...small} task="next-longer" sign={t('keys.next.longer')} />
    </fieldset>
  );
});
