/** The planned length, changed by typing: "1:30", "90s". Escape leaves it as it was. */
import { Popover, Text, TextInput, UnstyledButton } from '@mantine/core';
import { useRef, useState } from 'react';
import { parseDuration } from '../../../server/contract/units.ts';
import type { SegmentRow } from '../../../server/contract/views.ts';
import { useBlocked } from '../../line/use-command.ts';
import { lengthOf } from '../../pieces/format.ts';
import { useText } from '../../pieces/use-text.ts';
import { useTellEditing } from './editing-note.tsx';
import { isLeftOut } from './left-out.ts';
import { revOf, useEdit } from './overwrite.tsx';
import styles from './rundown.module.css';

type Props = {
  readonly row: Pick<SegmentRow, 'id' | 'title' | 'state' | 'planned' | 'min' | 'max' | 'locked' | 'edited'>;
  readonly isEnded: boolean;
};

export const Retime = ({ row, isEnded }: Props) => {
  const { t, text } = useText();
  const { edit, pending, refused, say } = useEdit();
  const blocked = useBlocked({ type: 'segment.retime', segmentId: row.id });
  const [typed, setTyped] = useState<string | null>(null);
  const saw = useRef(0);
  useTellEditing(row.id, typed !== null);
  const isOver = isEnded || row.locked === true || row.state === 'done' || row.state === 'on-air' || isLeftOut(row);
  if (isOver || blocked) return <span title={isOver ? undefined : blocked}>{lengthOf(row.planned)}</span>;

  const planned = typed === null ? undefined : parseDuration(typed);
  const stop = () => {
    setTyped(null);
    say(null);
  };
  const keep = async () => {
    if (planned === undefined) return;
    if (await edit({ type: 'segment.retime', segmentId: row.id, planned }, saw.current)) stop();
  };
  if (typed === null)
    return (
      <UnstyledButton
        className={styles.retime}
        aria-label={t('rundown.retimeOf', { title: text(row.title), length: lengthOf(row.planned) })}
        onClick={() => {
          saw.current = revOf(row);
          setTyped(lengthOf(row.planned));
        }}
      >
        {lengthOf(row.planned)}
      </UnstyledButton>
    );
  const trouble = planned === undefined ? t('caller.notALength') : refused?.text;
  return (
    <Popover opened position="bottom" withArrow trapFocus={false} withRoles={false}>
      <Popover.Target>
        <TextInput
          size="xs"
          w={64}
          autoFocus
          value={typed}
          readOnly={pending}
          aria-label={t('rundown.newLength')}
          error={trouble !== undefined}
          onChange={(event) => setTyped(event.currentTarget.value)}
          onFocus={(event) => event.currentTarget.select()}
          onBlur={stop}
          onKeyDown={(event) => {
            if (event.key === 'Enter') void keep();
            if (event.key === 'Escape') stop();
          }}
        />
      </Popover.Target>
      <Popover.Dropdown p="xs">
        <Text size="xs" role={trouble ? 'alert' : undefined}>
          {trouble ?? t('rundown.enterKeeps', { min: lengthOf(row.min), max: lengthOf(row.max) })}
        </Text>
      </Popover.Dropdown>
    </Popover>
  );
};
