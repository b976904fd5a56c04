/** What somebody was writing in a row that another took out: kept, with who took it out, to be copied or put back with the row. */
import { Button, Group, Text, Textarea } from '@mantine/core';
import { createContext, type ReactNode, useContext, useState } from 'react';
import type { LocalText } from '../../../server/contract/units.ts';
import { useBlocked, useCommand } from '../../line/use-command.ts';
import { useLine, useView } from '../../line/use-line.tsx';
import { Dialog } from '../../pieces/dialog.tsx';
import { useCopy } from '../../pieces/use-copy.ts';
import { useText } from '../../pieces/use-text.ts';
import { revOf } from './overwrite.tsx';

export type Draft = {
  readonly segmentId: string;
  readonly was: LocalText;
  readonly title: LocalText;
  /** Of the notes. */
  readonly typed: string;
  /** As they are to be written; undefined where they are as they were. */
  readonly notes: LocalText | undefined;
  /** The row that stood below. */
  readonly below: string | null;
};

const KeepContext = createContext<(draft: Draft) => void>(() => undefined);
export const useKeepWords = (): ((draft: Draft) => void) => useContext(KeepContext);

/** @returns undefined where nobody can say any more */
const useWhoTookOut = (segmentId: string): string | undefined => {
  const { undo, rundown } = useView();
  if (undo?.did.type === 'segment.removed' && undo.did.segmentId === segmentId) return undo.by;
  const edited = rundown.find(({ id }) => id === segmentId)?.edited;
  return edited?.did.type === 'segment.removed' ? edited.by : undefined;
};

const Kept = ({ words }: { words: string }) => {
  const { t } = useText();
  const { field, copy, says } = useCopy<HTMLTextAreaElement>(words);
  return (
    <>
      <Textarea ref={field} mt="sm" readOnly autosize maxRows={8} value={words} aria-label={t('hands.takenOut')} data-autofocus />
      <Group mt="xs" gap="sm">
        <Button size="compact-sm" variant="default" onClick={copy}>
          {t('hands.copy')}
        </Button>
        <Text size="sm" role="status">
          {says}
        </Text>
      </Group>
    </>
  );
};

const KeptDialog = ({ draft, onClose }: { draft: Draft; onClose: () => void }) => {
  const { t, text } = useText();
  const line = useLine();
  const { rundown } = useView();
  const { send, pending, refused } = useCommand();
  const by = useWhoTookOut(draft.segmentId);
  const blocked = useBlocked({ type: 'segment.insert' });
  const isOnBench = rundown.some(({ id, state }) => id === draft.segmentId && state === 'bench');
  const words = [...(typeof draft.title === 'string' ? [draft.title] : Object.values(draft.title)), draft.typed].filter(Boolean).join('\n');
  const title = text(draft.was);
  const rowNow = (id: string | null) => line.state().view?.rundown.find((row) => row.id === id);
  const putBack = async () => {
    const below = rowNow(draft.below)?.state;
    const before = below === 'next' || below === 'later' || below === 'skipped' ? draft.below : null;
    if (!(await send({ type: 'segment.insert', segmentId: draft.segmentId, before }))) return;
    const saw = revOf(rowNow(draft.segmentId));
    const { segmentId, title, notes } = draft;
    if (await send({ type: 'segment.write', segmentId, title, ...(notes === undefined ? {} : { notes }), saw })) onClose();
  };
  return (
    <Dialog opened onClose={onClose} title={t('hands.takenOut')} centered closeOnClickOutside={false} transitionProps={{ duration: 0 }}>
      <Text role="alert">{by === undefined ? t('hands.takenOutUnknown', { title }) : t('hands.takenOutBy', { by, title })}</Text>
      <Kept words={words} />
      {refused && (
        <Text size="sm" c="orange.3" role="alert">
          {refused.text}
        </Text>
      )}
      <Group justify="flex-end" mt="md">
        <Button variant="default" onClick={onClose}>
          {t('hands.letGo')}
        </Button>
        <Button loading={pending} disabled={!isOnBench || blocked !== undefined} title={blocked} onClick={() => void putBack()}>
          {t('hands.putBack')}
        </Button>
      </Group>
    </Dialog>
  );
};

export const KeepsWords = ({ children }: { children: ReactNode }) => {
  const [draft, keep] = useState<Draft | null>(null);
  return (
    <KeepContext value={keep}>
      {children}
      {draft && <KeptDialog draft={draft} onClose={() => keep(null)} />}
    </KeepContext>
  );
};
