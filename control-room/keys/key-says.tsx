/** The last press that came to nothing, with its task, key and reason, or what one did whose button is not on the screen, in one line. */
import { useText } from '../pieces/use-text.ts';
import { useCap } from './key-cap.tsx';
import styles from './keys.module.css';
import { usePressed } from './use-task.ts';
import { useWhyNot } from './use-why-not.ts';

export type KeySaying = { readonly text: string; readonly isDone: boolean };

/** @returns undefined when there is nothing to say, also once what could not be pressed can be */
export const useKeySays = (): KeySaying | undefined => {
  const { t, text } = useText();
  const { said } = usePressed();
  const cap = useCap(said?.id);
  const whyNot = useWhyNot(said?.id);
  if (!said) return undefined;
  const [task, key] = [t(`keys.task.${said.id}`), cap === undefined ? '' : ` (${cap})`];
  if ('did' in said) {
    const { word, name } = said.did;
    return { text: `${t(`keys.did.${word}`, { task, name: name === undefined ? '' : text(name) })}${key}`, isDone: true };
  }
  const why = said.refused.code === 'blocked' ? whyNot : said.refused.text;
  return why === undefined ? undefined : { text: `${task}${key}: ${why}`, isDone: false };
};

/** For positions without TAKE. */
export const KeySays = () => {
  const says = useKeySays();
  return says === undefined ? null : (
    <p className={styles.keySays} role={says.isDone ? 'status' : 'alert'} data-done={says.isDone || undefined}>
      {says.text}
    </p>
  );
};
