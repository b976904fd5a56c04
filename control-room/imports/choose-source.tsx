/** Where the rows come from: a file that is chosen or dropped, or an earlier episode. */
import { Button, FileButton, Group, NativeSelect, SegmentedControl, Text } from '@mantine/core';
import { IconFileSpreadsheet } from '@tabler/icons-react';
import { type DragEvent, useEffect, useState } from 'react';
import type { EpisodeRow } from '../../server/contract/imports.ts';
import { useText } from '../pieces/use-text.ts';
import { askEpisodes, type Source } from './ask-imports.ts';
import styles from './imports.module.css';
import type { Importing } from './use-import.ts';

const kinds = '.xlsx,.csv,.tsv,.txt';

const FilePart = ({ source, choose }: Pick<Importing, 'source' | 'choose'>) => {
  const { t } = useText();
  const [isOver, setIsOver] = useState(false);
  const take = (file: File | null | undefined) => {
    if (file) choose({ kind: 'table', name: file.name.slice(0, 120), file, sheet: null, mapping: null });
  };
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setIsOver(false);
    take(event.dataTransfer.files[0]);
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the button in it does the same for keys.
    <div
      className={styles.drop}
      data-over={isOver || undefined}
      onDragOver={(event) => {
        event.preventDefault();
        setIsOver(true);
      }}
      onDragLeave={() => setIsOver(false)}
      onDrop={drop}
    >
      <FileButton accept={kinds} onChange={take}>
        {(props) => (
          <Button {...props} variant="default" size="xs" leftSection={<IconFileSpreadsheet size={16} aria-hidden />}>
            {t('imports.chooseFile')}
          </Button>
        )}
      </FileButton>
      <Text size="sm" c="dimmed">
        {source?.kind === 'table' ? source.name : t('imports.dropHere')}
      </Text>
    </div>
  );
};

const EpisodePart = ({ source, choose }: Pick<Importing, 'source' | 'choose'>) => {
  const { t, language } = useText();
  const [episodes, setEpisodes] = useState<readonly EpisodeRow[] | null>(null);
  const [as, setAs] = useState<'planned' | 'ended'>('ended');
  const [isLost, setIsLost] = useState(false);
  useEffect(() => {
    let isHere = true;
    void askEpisodes(language).then((answer) => {
      if (!isHere) return;
      if (answer.ok) setEpisodes(answer.value);
      setIsLost(!answer.ok);
    });
    return () => {
      isHere = false;
    };
  }, [language]);
  const pick = (id: string, how: 'planned' | 'ended') => {
    const row = episodes?.find((one) => one.id === id);
    choose(row ? ({ kind: 'episode', id, as: how, name: `${row.title} (${row.date})`.slice(0, 120) } satisfies Source) : null);
  };
  const id = source?.kind === 'episode' ? source.id : '';
  if (isLost) return <Text role="alert">{t('imports.trouble.unreachable')}</Text>;
  if (episodes?.length === 0) return <Text c="dimmed">{t('imports.noEpisodes')}</Text>;
  return (
    <Group gap="sm">
      <NativeSelect
        size="xs"
        aria-label={t('imports.episode')}
        value={id}
        data={[
          { value: '', label: t('imports.chooseEpisode') },
          ...(episodes ?? []).map((row) => ({ value: row.id, label: `${row.date} · ${row.title} · ${t(`activation.${row.kind}`)}` })),
        ]}
        onChange={(event) => pick(event.currentTarget.value, as)}
      />
      <NativeSelect
        size="xs"
        aria-label={t('imports.as')}
        value={as}
        data={(['ended', 'planned'] as const).map((value) => ({ value, label: t(`imports.as_${value}`) }))}
        onChange={(event) => {
          const how = event.currentTarget.value === 'planned' ? 'planned' : 'ended';
          setAs(how);
          if (id !== '') pick(id, how);
        }}
      />
    </Group>
  );
};

export const ChooseSource = (importing: Importing) => {
  const { t } = useText();
  const { subject, chooseSubject, mode, setMode, choose } = importing;
  const [from, setFrom] = useState<'table' | 'episode'>('table');
  const kind = subject === 'products' ? 'table' : from;
  return (
    <div className={styles.choose}>
      <Group gap="sm">
        <SegmentedControl
          size="xs"
          aria-label={t('imports.subject')}
          value={subject}
          data={(['rundown', 'products'] as const).map((value) => ({ value, label: t(`imports.subject_${value}`) }))}
          onChange={(value) => chooseSubject(value === 'products' ? 'products' : 'rundown')}
        />
        {subject === 'rundown' && (
          <SegmentedControl
            size="xs"
            aria-label={t('imports.from')}
            value={from}
            data={(['table', 'episode'] as const).map((value) => ({ value, label: t(`imports.from_${value}`) }))}
            onChange={(value) => {
              setFrom(value === 'episode' ? 'episode' : 'table');
              choose(null);
            }}
          />
        )}
        {subject === 'rundown' && (
          <SegmentedControl
            size="xs"
            aria-label={t('imports.mode')}
            value={mode}
            data={(['merge', 'replace'] as const).map((value) => ({ value, label: t(`imports.mode_${value}`) }))}
            onChange={(value) => setMode(value === 'replace' ? 'replace' : 'merge')}
          />
        )}
      </Group>
      <Text size="xs" c="dimmed">
        {t(subject === 'products' ? 'imports.productsWhy' : `imports.why_${mode}`)}
      </Text>
      {kind === 'table' ? <FilePart {...importing} /> : <EpisodePart {...importing} />}
    </div>
  );
};
