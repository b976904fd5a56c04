/** The labels that a station must show, each in its corner: one more, or one less. */
import { NativeSelect, TextInput } from '@mantine/core';
import { useState } from 'react';
import { LabelPlace } from '../../../server/contract/station-settings.ts';
import type { LocalText } from '../../../server/contract/units.ts';
import type { StationRow } from '../../../server/contract/views.ts';
import { CommandButton } from '../../pieces/command-button.tsx';
import { useText } from '../../pieces/use-text.ts';
import styles from './rules.module.css';

type Label = { readonly text: LocalText; readonly place?: LabelPlace | undefined };
type Props = { readonly row: StationRow; readonly reason: string | undefined };

const asked = (stationId: string, labels: readonly Label[], reason: string | undefined) => ({
  type: 'station.label' as const,
  stationId,
  labels: labels.map(({ text, place }) => ({ text, ...(place ? { place } : {}) })),
  ...(reason === undefined ? {} : { reason }),
});

const placeOf = (value: string): LabelPlace | undefined => LabelPlace.options.find((one) => one === value);

const Another = ({ row, reason, labels }: Props & { labels: readonly Label[] }) => {
  const { t } = useText();
  const [words, setWords] = useState('');
  const [place, setPlace] = useState('');
  const text = words.trim();
  return (
    <div className={styles.fields}>
      <TextInput
        size="xs"
        maxLength={60}
        aria-label={t('rules.labelText')}
        placeholder={t('rules.labelText')}
        value={words}
        onChange={(event) => setWords(event.currentTarget.value)}
      />
      <NativeSelect
        size="xs"
        aria-label={t('rules.place')}
        value={place}
        data={[
          { value: '', label: t('rules.places.none') },
          ...LabelPlace.options.map((value) => ({ value, label: t(`rules.places.${value}`) })),
        ]}
        onChange={(event) => setPlace(event.currentTarget.value)}
      />
      <CommandButton
        size="compact-xs"
        notNow={text === '' ? t('rules.labelText') : undefined}
        asks={asked(row.id, [...labels, { text: text || '–', place: placeOf(place) }], reason)}
        onDone={() => setWords('')}
      >
        {t('rules.addLabel')}
      </CommandButton>
    </div>
  );
};

export const RulesLabels = ({ row, reason }: Props) => {
  const { t, text } = useText();
  const labels = row.settings?.labels ?? [];
  return (
    <section className={styles.part} aria-label={t('rules.labels')}>
      <h3>{t('rules.labels')}</h3>
      {labels.length === 0 && <p>{t('rules.noLabels')}</p>}
      <ul>
        {labels.map((label) => (
          <li key={`${text(label.text)} ${label.place ?? ''}`}>
            <strong>{text(label.text)}</strong> <span className="dimmed">{t(`rules.places.${label.place ?? 'none'}`)}</span>
            <CommandButton
              size="compact-xs"
              variant="default"
              label={t('rules.removeLabel', { text: text(label.text) })}
              asks={asked(
                row.id,
                labels.filter((one) => one !== label),
                reason,
              )}
            >
              ✕
            </CommandButton>
          </li>
        ))}
      </ul>
      <Another {...{ row, reason, labels }} />
    </section>
  );
};
