/**
 * Title and notes, changed where they stand: a double click on the title, or Enter or F2 on it; Enter keeps, Escape gives up.
 *
 * A single click opens nothing: whoever only touched the row would write where they mean to take.
 */
import { Button, Group, Textarea, TextInput, UnstyledButton } from '@mantine/core';
import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import type { SegmentRow } from '../../../server/contract/views.ts';
import { useBlocked } from '../../line/use-command.ts';
import { useLine } from '../../line/use-line.tsx';
import { useText } from '../../pieces/use-text.ts';
import { EditingNotes, useTellEditing } from './editing-note.tsx';
import { type Draft, useKeepWords } from './kept-words.tsx';
import { inLanguage, languagesOf, notesField, notesToWrite, withLanguage } from './local-words.ts';
import { revOf, useEdit } from './overwrite.tsx';
import styles from './rewrite.module.css';

type Row = Pick<SegmentRow, 'id' | 'title' | 'notes' | 'state' | 'locked' | 'edited'>;

/** What is or was on air keeps its title in the record. */
const keepsTitle = ({ state }: Pick<Row, 'state'>): boolean => state === 'on-air' || state === 'done';

export const mayRewrite = ({ row, isEnded }: { row: Pick<Row, 'locked'>; isEnded: boolean }): boolean => !isEnded && row.locked !== true;

const mostTitle = 120;
const mostNotes = 500;

type Props = { readonly row: Row; readonly below: string | null; readonly onDone: () => void };

/** Words that were not kept yet outlive a row that another takes out of the rundown. */
const useWordsOutliveRow = (draft: Draft) => {
  const line = useLine();
  const keep = useKeepWords();
  const latest = useRef(draft);
  latest.current = draft;
  const { segmentId } = draft;
  const [before] = useState(draft);
  useEffect(
    () => () => {
      const { title, notes } = latest.current;
      const isWritten = notes !== undefined || JSON.stringify(title) !== JSON.stringify(before.title);
      const row = line.state().view?.rundown.find(({ id }) => id === segmentId);
      if (isWritten && (!row || row.state === 'bench')) keep(latest.current);
    },
    [line, keep, segmentId, before],
  );
};

export const Rewrite = ({ row, below, onDone }: Props) => {
  const { t, text, language: own } = useText();
  const { edit, pending, refused } = useEdit();
  const form = useRef<HTMLDivElement>(null);
  // In the last row in sight it would open under the edge.
  useEffect(() => {
    form.current?.scrollIntoView({ block: 'nearest' });
  }, []);
  const [title, setTitle] = useState(row.title);
  // What the writer began with: the language of the desk may be switched meanwhile, and others write too.
  const [field] = useState(() => notesField(row, own));
  const [typed, setTyped] = useState(field.shown);
  const notes = notesToWrite(field, typed);
  useWordsOutliveRow({ segmentId: row.id, was: row.title, title, typed, notes, below });
  // What the writer saw is what stood there when they began.
  const [saw] = useState(revOf(row));
  useTellEditing(row.id, true);
  const isEmpty = languagesOf(title, own).some((language) => inLanguage(title, language).trim() === '');
  const keep = async () => {
    if (isEmpty) return;
    if (keepsTitle(row) && notes === undefined) return onDone();
    const words = { ...(keepsTitle(row) ? {} : { title }), ...(notes === undefined ? {} : { notes }) };
    if (await edit({ type: 'segment.write', segmentId: row.id, ...words }, saw)) onDone();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'Escape') onDone();
    if (event.key !== 'Enter' || event.shiftKey || event.target instanceof HTMLButtonElement) return;
    event.preventDefault();
    void keep();
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: its fields and buttons are what is pressed; Enter and Escape are heard from all of them
    <div ref={form} className={styles.form} onKeyDown={onKeyDown}>
      {!keepsTitle(row) &&
        languagesOf(title, own).map((language, at) => (
          <TextInput
            key={language ?? 'one'}
            size="xs"
            autoFocus={at === 0}
            maxLength={mostTitle}
            value={inLanguage(title, language)}
            aria-label={language === null ? t('rewrite.title') : t('rewrite.titleIn', { language })}
            {...(language === null ? {} : { leftSection: <span className={styles.language}>{language}</span> })}
            error={inLanguage(title, language).trim() === '' ? t('rewrite.noTitle') : undefined}
            onChange={(event) => setTitle(withLanguage(title, language, event.currentTarget.value))}
          />
        ))}
      <Textarea
        size="xs"
        autosize
        maxRows={5}
        autoFocus={keepsTitle(row)}
        maxLength={mostNotes}
        value={typed}
        placeholder={t('rewrite.notes')}
        aria-label={t('rewrite.notesOf', { title: text(row.title) })}
        {...(field.to === null ? {} : { leftSection: <span className={styles.language}>{field.to}</span> })}
        onChange={(event) => setTyped(event.currentTarget.value)}
      />
      {refused && (
        <p className={styles.refused} role="alert">
          {refused.text}
        </p>
      )}
      <Group gap={6}>
        <Button size="compact-xs" loading={pending} disabled={isEmpty} onClick={() => void keep()}>
          {t('rewrite.keep')}
        </Button>
        <Button size="compact-xs" variant="default" onClick={onDone}>
          {t('rewrite.leave')}
        </Button>
        <EditingNotes segmentId={row.id} />
        <span className={styles.help}>{t('rewrite.help')}</span>
      </Group>
    </div>
  );
};

type TitleProps = { readonly row: Row; readonly isEnded: boolean; readonly open: () => void };

export const RowTitle = ({ row, isEnded, open }: TitleProps) => {
  const { t, text } = useText();
  const blocked = useBlocked({ type: 'segment.write' });
  const title = text(row.title);
  if (blocked || !mayRewrite({ row, isEnded })) return <strong>{title}</strong>;
  return (
    <UnstyledButton
      component="button"
      className={styles.title}
      data-title={row.id}
      title={t('rewrite.open')}
      aria-keyshortcuts="Enter F2"
      onDoubleClick={open}
      // Of a key or a reader, not of a mouse.
      onClick={(event) => event.detail === 0 && open()}
      onKeyDown={(event) => {
        if (event.key !== 'F2') return;
        event.preventDefault();
        open();
      }}
    >
      {title}
    </UnstyledButton>
  );
};
