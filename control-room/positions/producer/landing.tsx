/** Where the show lands as it is, and what to cut or stretch so that it lands on the hard out: each to be proposed by one press. */
import type { ProposedEdit } from '../../../server/contract/producer-views.ts';
import type { Advice, SegmentRow } from '../../../server/contract/views.ts';
import { useView } from '../../line/use-line.tsx';
import { CommandButton } from '../../pieces/command-button.tsx';
import { lengthOf } from '../../pieces/format.ts';
import { useText } from '../../pieces/use-text.ts';
import { useEditWords, useLandingWords } from '../../proposals/edit-words.ts';
import styles from './producer.module.css';

const editOf = ({ segmentId, do: deed, by }: Advice, rundown: readonly SegmentRow[]): ProposedEdit | undefined => {
  if (deed === 'skip') return { do: 'skip', segmentId, skipped: true };
  const row = rundown.find(({ id }) => id === segmentId);
  // Whole seconds, as people read and say lengths.
  return row && { do: 'retime', segmentId, planned: Math.round((row.planned + (deed === 'cut' ? -by : by)) / 1000) * 1000 };
};

export const LandingPart = () => {
  const { t } = useText();
  const { timing, rundown, phase } = useView();
  const editWords = useEditWords();
  const landingWords = useLandingWords();
  const { expectedOffAir, hardOut, advice } = timing;
  if (expectedOffAir === null || hardOut === null) return <p className={styles.none}>{t('producing.landsNowhere')}</p>;
  const edits = advice.flatMap((one) => editOf(one, rundown) ?? []);
  return (
    <>
      <p className={styles.lands}>{landingWords({ offAir: expectedOffAir, overHardOut: expectedOffAir - hardOut })}</p>
      {phase !== 'ended' && edits.length > 0 && (
        <ul className={styles.list}>
          {edits.map((edit) => (
            <li key={edit.segmentId}>
              <span className={styles.grow}>{editWords(edit)}</span>
              <CommandButton
                size="compact-xs"
                asks={{ type: 'plan.propose', edit }}
                label={t('producing.proposeOf', { what: editWords(edit) })}
              >
                {t('producing.propose')}
              </CommandButton>
            </li>
          ))}
        </ul>
      )}
    </>
  );
};

/** Spare segments, each to be proposed as next. */
export const Bench = () => {
  const { t, text } = useText();
  const { rundown, nextSegmentId } = useView();
  const bench = rundown.filter(({ state }) => state === 'bench');
  if (bench.length === 0) return <p className={styles.none}>{t('producing.noBench')}</p>;
  return (
    <ul className={styles.list}>
      {bench.map((row) => (
        <li key={row.id}>
          <span className={styles.grow}>
            {text(row.title)} <span className="dimmed figure">{lengthOf(row.planned)}</span>
          </span>
          <CommandButton
            size="compact-xs"
            asks={{ type: 'plan.propose', edit: { do: 'insert', segmentId: row.id, before: nextSegmentId } }}
            label={t('producing.proposeNextOf', { title: text(row.title) })}
          >
            {t('producing.proposeNext')}
          </CommandButton>
        </li>
      ))}
    </ul>
  );
};
