/** Edits of one row, and the question that comes when somebody else changed it since: “Wu Tong set 3:00 10 s ago. Overwrite?” */
import { Button, Group, Text } from '@mantine/core';
import { createContext, type ReactNode, useCallback, useContext, useState } from 'react';
import type { SegmentRow } from '../../../server/contract/views.ts';
import type { Asking } from '../../line/show-line.ts';
import { useCommand } from '../../line/use-command.ts';
import { useLine, useView } from '../../line/use-line.tsx';
import { Dialog } from '../../pieces/dialog.tsx';
import { lengthOf } from '../../pieces/format.ts';
import { useServerNow } from '../../pieces/use-server-now.ts';
import { useText } from '../../pieces/use-text.ts';
import { deedOf } from './edit-words.ts';

/** An edit that says what the operator saw of the row. */
type RowEdit = Extract<Asking, { type: 'segment.skip' | 'segment.move' | 'segment.retime' | 'segment.remove' | 'segment.write' }>;
type Question = RowEdit;

const AskContext = createContext<(question: Question) => void>(() => undefined);

export const revOf = (row: Pick<SegmentRow, 'edited'> | undefined): number => row?.edited?.rev ?? 0;

export const useEdit = () => {
  const { send, ...command } = useCommand();
  const ask = useContext(AskContext);
  const edit = useCallback(
    /** @param saw the row's revision when the operator looked */
    (asking: RowEdit, saw: number): Promise<boolean> =>
      send({ ...asking, saw }, (code) => {
        if (code !== 'changed-since') return false;
        ask(asking);
        return true;
      }),
    [send, ask],
  );
  return { edit, send, ...command };
};

const OverwriteDialog = ({ question, onClose }: { question: Question; onClose: () => void }) => {
  const { t, text } = useText();
  const row = useView().rundown.find(({ id }) => id === question.segmentId);
  const now = useServerNow();
  const line = useLine();
  const { send, pending, refused } = useCommand();
  const edited = row?.edited;
  const seconds = edited && now !== null ? Math.max(0, Math.round((now - edited.at) / 1000)) : 0;
  const ago = seconds < 120 ? t('edits.secondsAgo', { n: seconds }) : t('edits.minutesAgo', { n: Math.floor(seconds / 60) });
  const length = edited?.did.type === 'segment.retimed' ? lengthOf(edited.did.planned) : '';
  const did = edited ? t(`edits.theyDid.${edited.undone ? 'undone' : deedOf(edited.did)}`, { by: edited.by, length }) : '';
  const overwrite = async () => {
    const seen = line.state().view?.rundown.find(({ id }) => id === question.segmentId);
    if (await send({ ...question, saw: revOf(seen) })) onClose();
  };
  return (
    <Dialog opened onClose={onClose} title={`${t('edits.changedSince')}: ${text(row?.title ?? question.segmentId)}`} centered>
      <Text>{t('edits.overwriteAsk', { did, ago })}</Text>
      {row && question.type === 'segment.write' && (
        <Text mt="xs" data-now-says style={{ overflowWrap: 'anywhere' }}>
          {t('hands.nowSays')} <strong>{text(row.title)}</strong>
          {row.notes && ` · ${text(row.notes)}`}
        </Text>
      )}
      {refused && (
        <Text size="sm" c="orange.3" role="alert">
          {refused.text}
        </Text>
      )}
      <Group justify="flex-end" mt="md">
        <Button variant="default" data-autofocus onClick={onClose}>
          {t('edits.leaveIt')}
        </Button>
        <Button color="orange" loading={pending} onClick={() => void overwrite()}>
          {t('edits.overwrite')}
        </Button>
      </Group>
    </Dialog>
  );
};

export const AsksBeforeOverwriting = ({ children }: { children: ReactNode }) => {
  const [question, setQuestion] = useState<Question | null>(null);
  return (
    <AskContext value={setQuestion}>
      {children}
      {question && <OverwriteDialog question={question} onClose={() => setQuestion(null)} />}
    </AskContext>
  );
};
