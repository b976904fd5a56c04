/** The last press that came to nothing, with its task, key and reason, in one line. */
import { useText } from '../pieces/use-text.ts';
import { useCap } from './key-cap.tsx';
import styles from './keys.module.css';
import { usePressed } from './use-task.ts';
import { useWhyNot } from './use-why-not.ts';

/** @returns undefined when there is nothing to say, also once what could not be pressed can be */
export const useKeySays = (): string | undefined => {
  const { t } = useText();
  const { said } = usePressed();
  const cap = useCap(said?.id);
  const whyNot = useWhyNot(said?.id);
  if (!said) return undefined;
  const why = said.refused.code === 'blocked' ? whyNot : said.refused.text;
  if (why === undefined) return undefined;
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
