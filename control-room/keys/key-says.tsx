/** The last press that came to nothing, with its task, key and reason, in one line. */
import { useText } from '../pieces/use-text.ts';
import { useCap } from './key-cap.tsx';
import styles from './keys.module.css';
import { deedOf } from './tasks.ts';
import { useDesk } from './use-desk.ts';
import { useReasonText } from './use-reason-text.ts';
import { usePressed } from './use-task.ts';

/** @returns undefined when there is nothing to say, also once what could not be pressed can be */
export const useKeySays = (): string | undefined => {
  const { t } = useText();
  const { said } = usePressed();
  const desk = useDesk();
  const cap = useCap(said?.id);
  const reasonText = useReasonText();
  if (!said) return undefined;
  const deed = deedOf(said.id, desk);
  const isBlocked = said.refused.code === 'blocked';
  if (isBlocked && deed.do !== 'not') return undefined;
  const why = isBlocked && deed.do === 'not' ? reasonText(deed) : said.refused.text;
  const name = t(`keys.task.${said.id}`);
  return `${name}${cap === undefined ? '' : ` (${cap})`}: ${why}`;
};

/** For positions without TAKE. */
export const KeySays = () => {
  const says = useKeySays();
  return says === undefined ? null : (
    <p className={styles.keySays} role="alert">
      {says}
    </p>
  );
};
