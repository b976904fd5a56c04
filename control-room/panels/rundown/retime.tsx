/** The planned length, changed by typing: "1:30", "90s". Escape leaves it as it was. */
import { Popover, Text, TextInput, UnstyledButton } from '@mantine/core';
import { useState } from 'react';
import { parseDuration } from '../../../server/contract/units.ts';
import type { SegmentRow } from '../../../server/contract/views.ts';
import { useBlocked, useCommand } from '../../line/use-command.ts';
import { useView } from '../../line/use-line.tsx';
import { lengthOf } from '../../pieces/format.ts';
import { useText } from '../../pieces/use-text.ts';
import { isLeftOut } from './left-out.ts';
import styles from './rundown.module.css';

export const Retime = ({ row }: { row: SegmentRow }) => {
  const { t, text } = useText();
  const { send, pending, refused, say } = useCommand();
  const blocked = useBlocked({ type: 'segment.retime' });
  const [typed, setTyped] = useState<string | null>(null);
  const { phase } = useView();
  const isOver = phase === 'ended' || row.state === 'done' || row.state === 'on-air' || isLeftOut(row);
  if (isOver || blocked) return <span>{lengthOf(row.planned)}</span>;

  const planned = typed === null ? undefined : parseDuration(typed);
  const stop = () => {
    setTyped(null);
    say(null);
  };
  const keep = async () => {
    if (planned === undefined) return;
    if (await send({ type: 'segment.retime', segmentId: row.id, planned })) stop();
  };
  if (typed === null)
    return (
      <UnstyledButton
        className={styles.retime}
        aria-label={t('rundown.retimeOf', { title: text(row.title), length: lengthOf(row.planned) })}
        onClick={() => setTyped(lengthOf(row.planned))}
      >
        {lengthOf(row.planned)}
      </UnstyledButton>
    );
  const trouble = planned === undefined ? t('caller.notALength') : refused?.text;
  return (
    <Popover opened position="bottom" withArrow trapFocus={false}>
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
