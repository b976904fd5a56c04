/** What an import would do: cells that cannot be used, things to look at, and each row with what was and what will be. */
import { Checkbox, Text } from '@mantine/core';
import type { CellProblem, ImportPreview, PreviewRow } from '../../server/contract/imports.ts';
import { Mark, type Tone } from '../pieces/mark.tsx';
import { useText } from '../pieces/use-text.ts';
import styles from './imports.module.css';
import { useTargetText } from './target-text.ts';
import type { Importing } from './use-import.ts';

const Problem = ({ problem }: { problem: CellProblem }) => {
  const { t } = useText();
  const targetText = useTargetText();
  const { cell, target, code, read, hint = '' } = problem;
  return (
    <tr>
      <th scope="row" className="figure">
        {code === 'no-column' ? t('imports.wholeTable') : cell}
      </th>
      <td>{target === null ? '' : targetText(target)}</td>
      <td className={styles.read}>{code === 'no-column' ? '' : read === '' ? t('imports.empty') : `“${read}”`}</td>
      <td>{t(`imports.problem.${code}`, { hint })}</td>
    </tr>
  );
};

const Problems = ({ problems, moreProblems }: ImportPreview) => {
  const { t } = useText();
  if (problems.length === 0) return null;
  const count = problems.length + moreProblems;
  return (
    <section aria-label={t('imports.problems')}>
      <Text role="alert" fw={600} c="red.3">
        {t('imports.cannotUse', { count })}
      </Text>
      <div className={styles.list}>
        <table className={styles.table}>
          <thead>
            <tr>
              {(['cell', 'column', 'says', 'instead'] as const).map((word) => (
                <th key={word} scope="col">
                  {t(`imports.head.${word}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {problems.map((problem) => (
              <Problem key={`${problem.cell} ${problem.target} ${problem.code}`} problem={problem} />
            ))}
          </tbody>
        </table>
      </div>
      {moreProblems > 0 && <Text size="xs">{t('imports.more', { n: moreProblems })}</Text>}
    </section>
  );
};

const Notes = ({ notes, moreNotes }: ImportPreview) => {
  const { t } = useText();
  if (notes.length === 0) return null;
  return (
    <details className={styles.notes}>
      <summary>{t('imports.notes', { n: notes.length + moreNotes })}</summary>
      <ul>
        {notes.map(({ cell, code, read, hint = '' }) => (
          <li key={`${cell} ${code} ${read}`}>
            <span className="figure">{cell}</span>: {t(`imports.note.${code}`, { read, hint })}
          </li>
        ))}
      </ul>
    </details>
  );
};

const tones: Readonly<Record<PreviewRow['what'], Tone>> = {
  added: 'next',
  changed: 'calm',
  moved: 'calm',
  removed: 'warn',
  unchanged: 'dim',
  held: 'dim',
};

type Choice = Pick<Importing, 'overwrite' | 'takeTables'>;

/** A row that somebody edited is kept; one press makes it the table's. */
const KeepOrTake = ({ row, overwrite, takeTables }: Choice & { readonly row: PreviewRow }) => {
  const { t, text } = useText();
  if (row.editedBy === undefined) return null;
  const title = row.name === null ? row.id : text(row.name);
  return (
    <Checkbox
      size="xs"
      label={t('handEdits.take', { by: row.editedBy })}
      aria-label={t('handEdits.takeOf', { by: row.editedBy, title })}
      checked={overwrite.includes(row.id)}
      onChange={(event) => takeTables(row.id, event.currentTarget.checked)}
    />
  );
};

/** Where a row that comes or moves will stand. */
const Place = ({ row: { what, behind } }: { row: PreviewRow }) => {
  const { t, text } = useText();
  if (behind === undefined) return null;
  const deed = what === 'added' ? 'comes' : 'moves';
  if (behind === null) return <p>{t(`imports.${deed}First`)}</p>;
  return <p>{t(`imports.${deed}Behind`, { title: behind.name === null ? t('imports.noName') : text(behind.name) })}</p>;
};

const Row = ({ row, ...choice }: Choice & { readonly row: PreviewRow }) => {
  const { t, text } = useText();
  const targetText = useTargetText();
  const said = (text: string) => (text === '' ? t('imports.nothing') : text);
  return (
    <tr data-import-row={row.id} data-what={row.what}>
      <td>
        <Mark tone={tones[row.what]}>{t(`imports.what.${row.what}`)}</Mark>
      </td>
      <th scope="row">{row.name === null ? <span className="dimmed">{t('imports.noName')}</span> : text(row.name)}</th>
      <td>
        {row.why && row.why !== 'edited' && <p className={styles.why}>{t(`imports.heldWhy.${row.why}`)}</p>}
        {row.why === 'edited' && <p className={styles.why}>{t('handEdits.kept', { by: row.editedBy ?? '' })}</p>}
        <KeepOrTake row={row} {...choice} />
        <Place row={row} />
        {row.fields.map(({ target, was, will }) => (
          <p key={target} className={row.why ? styles.refused : undefined}>
            <span className="dimmed">{targetText(target)}:</span>{' '}
            {row.what !== 'added' && (
              <>
                <del>{said(was)}</del> <span aria-hidden>→</span>{' '}
              </>
            )}
            <ins>{said(will)}</ins>
          </p>
        ))}
      </td>
    </tr>
  );
};

const Rows = ({ rows, tally, ...choice }: Pick<ImportPreview, 'rows' | 'tally'> & Choice) => {
  const { t } = useText();
  const shown = rows.filter(({ what, moved }) => what !== 'unchanged' || moved);
  return (
    <section aria-label={t('imports.changes')}>
      <p className={styles.tally} role="status">
        {(['added', 'changed', 'moved', 'removed', 'held', 'unchanged'] as const).map((what) => (
          <span key={what}>
            <strong className="figure">{tally[what]}</strong> {t(`imports.what.${what}`)}
          </span>
        ))}
      </p>
      {shown.length > 0 && (
        <div className={styles.list}>
          <table className={styles.table}>
            <tbody>
              {shown.map((row) => (
                <Row key={row.id} row={row} {...choice} />
              ))}
            </tbody>
          </table>
        </div>
      )}
    </section>
  );
};

export const ShowPreview = ({ preview, overwrite, takeTables }: Choice & { readonly preview: ImportPreview }) => (
  <>
    <Problems {...preview} />
    <Notes {...preview} />
    <Rows rows={preview.rows} tally={preview.tally} overwrite={overwrite} takeTables={takeTables} />
  </>
);
