/** What each column of the table is for: guessed, or remembered from the last time, and changed here. */
import { NativeSelect, Text } from '@mantine/core';
import type { ImportPreview } from '../../server/contract/imports.ts';
import { useText } from '../pieces/use-text.ts';
import styles from './imports.module.css';
import { useTargetText } from './target-text.ts';
import type { Importing } from './use-import.ts';

export const MapColumns = ({ preview, source, change }: Pick<Importing, 'source' | 'change'> & { readonly preview: ImportPreview }) => {
  const { t } = useText();
  const targetText = useTargetText();
  if (source?.kind !== 'table') return null;
  const { headings, mapping, targets, sheets, sheet } = preview;
  const set = (column: number, target: string | null) =>
    change({
      ...source,
      mapping: headings.map((_, at) => (at === column ? target : mapping[at] === target ? null : (mapping[at] ?? null))),
    });
  return (
    <section aria-label={t('imports.columns')}>
      <h3 className={styles.heading}>{t('imports.columns')}</h3>
      {preview.isRemembered && (
        <Text size="xs" c="dimmed">
          {t('imports.remembered')}
        </Text>
      )}
      {sheets.length > 1 && (
        <NativeSelect
          size="xs"
          maw={280}
          label={t('imports.sheet')}
          value={sheet ?? ''}
          data={[...sheets]}
          onChange={(event) => change({ ...source, sheet: event.currentTarget.value, mapping: null })}
        />
      )}
      <div className={styles.columns}>
        {headings.map((heading, column) => (
          <NativeSelect
            // biome-ignore lint/suspicious/noArrayIndexKey: a column is its place.
            key={column}
            size="xs"
            label={heading || t('imports.noHeading', { n: column + 1 })}
            value={mapping[column] ?? ''}
            data={[
              { value: '', label: t('imports.leftAside') },
              ...targets.map((target) => ({ value: target, label: targetText(target) })),
            ]}
            onChange={(event) => set(column, event.currentTarget.value === '' ? null : event.currentTarget.value)}
          />
        ))}
      </div>
    </section>
  );
};
