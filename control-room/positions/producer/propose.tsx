/** Proposing an edit of the plan: what, of which segment, and a word to the chair. */
import { Button, Select, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useBlocked, useCommand } from '../../line/use-command.ts';
import { useView } from '../../line/use-line.tsx';
import { lengthOf } from '../../pieces/format.ts';
import { useText } from '../../pieces/use-text.ts';
import { type Deed, deeds, editOf, type Fields, needsPlace, placesFor, segmentsFor } from './edit-form.ts';
import styles from './producer.module.css';

const empty: Fields = { deed: 'retime', segmentId: null, length: '', before: null };

export const Propose = () => {
  const { t, text } = useText();
  const { rundown, phase } = useView();
  const { send, pending, refused } = useCommand();
  const [fields, setFields] = useState(empty);
  const [note, setNote] = useState('');
  const blocked = useBlocked({ type: 'plan.propose' }) ?? (phase === 'off' || phase === 'ended' ? t('producing.notNow') : undefined);
  const edit = editOf(fields, rundown);
  const named = (rows: ReturnType<typeof segmentsFor>) =>
    rows.map((row) => ({ value: row.id, label: `${text(row.title)} · ${lengthOf(row.planned)}` }));
  const choose = (segmentId: string | null) =>
    setFields({ ...fields, segmentId, length: lengthOf(rundown.find(({ id }) => id === segmentId)?.planned ?? null) });
  const submit = async () => {
    if (!edit || !(await send({ type: 'plan.propose', edit, ...(note.trim() ? { note: note.trim() } : {}) }))) return;
    setFields({ ...empty, deed: fields.deed });
    setNote('');
  };
  return (
    <form
      className={styles.form}
      aria-label={t('producing.propose')}
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
    >
      <Select
        size="xs"
        aria-label={t('producing.deed')}
        data={deeds.map((deed) => ({ value: deed, label: t(`producing.deeds.${deed}`) }))}
        value={fields.deed}
        onChange={(deed) => deed && setFields({ ...empty, deed: deed as Deed })}
      />
      <Select
        size="xs"
        searchable
        aria-label={t('producing.segment')}
        placeholder={t('producing.segment')}
        nothingFoundMessage={t('producing.noSegment')}
        data={named(segmentsFor(fields.deed, rundown))}
        value={fields.segmentId}
        onChange={choose}
      />
      {fields.deed === 'retime' && (
        <TextInput
          size="xs"
          aria-label={t('rundown.newLength')}
          placeholder="1:30"
          value={fields.length}
          error={fields.segmentId !== null && edit === undefined ? t('caller.notALength') : undefined}
          onChange={(event) => setFields({ ...fields, length: event.currentTarget.value })}
        />
      )}
      {needsPlace(fields.deed) && (
        <Select
          size="xs"
          aria-label={t('producing.before')}
          placeholder={t('producing.before')}
          data={[...named(placesFor(fields.segmentId, rundown)), { value: 'end', label: t('producing.atEnd') }]}
          value={fields.before}
          onChange={(before) => setFields({ ...fields, before })}
        />
      )}
      <TextInput
        size="xs"
        maxLength={120}
        aria-label={t('producing.note')}
        placeholder={t('producing.note')}
        value={note}
        onChange={(event) => setNote(event.currentTarget.value)}
      />
      <Button size="xs" type="submit" color="blue.8" loading={pending} disabled={blocked !== undefined || !edit} title={blocked}>
        {t('producing.propose')}
      </Button>
      {refused && (
        <p role="alert" className={styles.refused}>
          {refused.text}
        </p>
      )}
    </form>
  );
};
