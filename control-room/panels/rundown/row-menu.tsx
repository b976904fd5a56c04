/** What may be done with a segment that is to come. The one on air and those done have no menu: nothing may be done to them. */
import { ActionIcon, Loader, Menu, Text } from '@mantine/core';
import { IconArrowDown, IconArrowUp, IconDots, IconPlayerSkipForward, IconPlayerTrackNext, IconRotate } from '@tabler/icons-react';
import type { SegmentRow } from '../../../server/contract/views.ts';
import type { Asking } from '../../line/show-line.ts';
import { useBlocked, useCommand } from '../../line/use-command.ts';
import { useView } from '../../line/use-line.tsx';
import { useText } from '../../pieces/use-text.ts';
import { isLeftOut } from './left-out.ts';
import { beforeOneDown, beforeOneUp } from './order.ts';

const icon = { size: 16, 'aria-hidden': true } as const;

export const RowMenu = ({ row }: { row: SegmentRow }) => {
  const { t, text } = useText();
  const { rundown, phase } = useView();
  const { send, pending, refused } = useCommand();
  const blocked = useBlocked({ type: 'segment.skip' });
  const cannotSetNext = useBlocked({ type: 'segment.setNext' });
  if (row.state === 'on-air' || phase === 'ended') return null;

  const up = beforeOneUp(rundown, row.id);
  const down = beforeOneDown(rundown, row.id);
  const isSkipped = row.state === 'skipped';
  const isPast = row.state === 'done' || isLeftOut(row);
  const ask = (asking: Asking) => () => void send(asking);
  return (
    <>
      <Menu withinPortal position="bottom-end" width={230}>
        <Menu.Target>
          <ActionIcon variant="subtle" color="gray" aria-label={t('rundown.menuOf', { title: text(row.title) })}>
            {pending ? <Loader size={14} /> : <IconDots {...icon} />}
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          {cannotSetNext && <Menu.Label>{cannotSetNext}</Menu.Label>}
          <Menu.Item
            leftSection={<IconPlayerTrackNext {...icon} />}
            disabled={cannotSetNext !== undefined || row.state === 'next' || isSkipped}
            onClick={ask({ type: 'segment.setNext', segmentId: row.id })}
          >
            {isPast ? t('rundown.goBackTo') : t('rundown.setNext')}
          </Menu.Item>
          {!isPast && (
            <>
              <Menu.Item
                leftSection={isSkipped ? <IconRotate {...icon} /> : <IconPlayerSkipForward {...icon} />}
                disabled={blocked !== undefined}
                onClick={ask({ type: 'segment.skip', segmentId: row.id, skipped: !isSkipped })}
              >
                {isSkipped ? t('rundown.unskip') : t('rundown.skip')}
              </Menu.Item>
              <Menu.Item
                leftSection={<IconArrowUp {...icon} />}
                disabled={blocked !== undefined || up === undefined}
                onClick={ask({ type: 'segment.move', segmentId: row.id, before: up ?? null })}
              >
                {t('rundown.up')}
              </Menu.Item>
              <Menu.Item
                leftSection={<IconArrowDown {...icon} />}
                disabled={blocked !== undefined || down === undefined}
                onClick={ask({ type: 'segment.move', segmentId: row.id, before: down ?? null })}
              >
                {t('rundown.down')}
              </Menu.Item>
            </>
          )}
        </Menu.Dropdown>
      </Menu>
      {refused && (
        <Text size="xs" c="orange.3" role="alert">
          {refused.text}
        </Text>
      )}
    </>
  );
};
