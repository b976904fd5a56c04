/** What waits for the chair, with where it would land; what went stale says why. */
import { useMe, useView } from '../../line/use-line.tsx';
import { CommandButton } from '../../pieces/command-button.tsx';
import { Mark } from '../../pieces/mark.tsx';
import { useText } from '../../pieces/use-text.ts';
import { useEditWords, useLandingWords } from '../../proposals/edit-words.ts';
import styles from './producer.module.css';

export const Proposals = () => {
  const { t } = useText();
  const me = useMe();
  const { proposals, chair } = useView();
  const editWords = useEditWords();
  const landingWords = useLandingWords();
  if (proposals.length === 0)
    return <p className={styles.none}>{t('producing.noProposals', { chair: chair?.name ?? t('chair.nobody') })}</p>;
  return (
    <ul className={styles.list}>
      {proposals.map(({ id, by, byId, edit, note, stale, lands }) => (
        <li key={id} className={stale ? styles.stale : undefined}>
          <div className={styles.grow}>
            <div>
              {stale && <Mark tone="dim">{t('producing.stale')}</Mark>} {editWords(edit)}
            </div>
            <div className={styles.small}>{stale ? t(`producing.staleWhy.${stale}`) : landingWords(lands)}</div>
            <div className={styles.small}>
              {byId === me.id ? t('chair.you') : by}
              {note && ` · “${note}”`}
            </div>
          </div>
          {byId === me.id && (
            <CommandButton
              size="compact-xs"
              asks={{ type: 'plan.withdraw', proposalId: id }}
              label={t('producing.withdrawOf', { what: editWords(edit) })}
            >
              {t('producing.withdraw')}
            </CommandButton>
          )}
        </li>
      ))}
    </ul>
  );
};
