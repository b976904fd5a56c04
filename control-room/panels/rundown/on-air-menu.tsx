/** The menu of the row that is on air: what can be done there, and of what cannot, why not. */
import { Menu } from '@mantine/core';
import {
  IconArrowsMoveVertical,
  IconClock,
  IconCopy,
  IconListDetails,
  IconNote,
  IconPlus,
  IconRowRemove,
  IconThumbUp,
  IconUsersGroup,
} from '@tabler/icons-react';
import type { ReactNode } from 'react';
import type { SegmentRow } from '../../../server/contract/views.ts';
import { useKeyDesk } from '../../keys/use-task.ts';
import { useBlocked, useCommand } from '../../line/use-command.ts';
import { useText } from '../../pieces/use-text.ts';
import styles from './edits.module.css';
import { icon, MenuOfRow } from './menu-of-row.tsx';
import { useNewSegment } from './new-segment.tsx';

type Props = {
  readonly row: Pick<SegmentRow, 'id' | 'title' | 'locked' | 'pollId' | 'guestId'>;
  readonly below: string | null;
  readonly write: () => void;
};

/** Stays in reach of the keyboard, so that its reason is read too. */
const Cannot = ({ icon: drawn, what, why }: { icon: ReactNode; what: string; why: string }) => (
  <Menu.Item leftSection={drawn} aria-disabled className={styles.cannot} closeMenuOnClick={false}>
    {what}
    <span className={styles.whyNot}>{why}</span>
  </Menu.Item>
);

const GoTos = ({ row }: Pick<Props, 'row'>) => {
  const { t } = useText();
  const { goTo } = useKeyDesk();
  const places = [
    { panel: 'cues' as const, drawn: <IconListDetails {...icon} />, isThere: true },
    { panel: 'polls' as const, drawn: <IconThumbUp {...icon} />, isThere: row.pollId !== undefined },
    { panel: 'guests' as const, drawn: <IconUsersGroup {...icon} />, isThere: row.guestId !== undefined },
  ];
  return places
    .filter(({ isThere }) => isThere)
    .map(({ panel, drawn }) => (
      <Menu.Item key={panel} leftSection={drawn} onClick={() => goTo(panel)}>
        {t('onAirRow.goTo', { panel: t(`panel.${panel}`) })}
      </Menu.Item>
    ));
};

export const OnAirMenu = ({ row, below, write }: Props) => {
  const { t } = useText();
  const { send } = useCommand();
  const openNew = useNewSegment();
  const blocked = useBlocked({ type: 'segment.write' });
  const locked = row.locked ? t('onAirRow.locked') : undefined;
  const cannotWrite = blocked ?? locked;
  const cannotCopy = useBlocked({ type: 'segment.duplicate', segmentId: row.id });
  const cannotMake = useBlocked({ type: 'segment.create', before: below });
  return (
    <MenuOfRow row={row} width={290}>
      {cannotWrite ? (
        <Cannot icon={<IconNote {...icon} />} what={t('onAirRow.notes')} why={cannotWrite} />
      ) : (
        <Menu.Item leftSection={<IconNote {...icon} />} onClick={write}>
          {t('onAirRow.notes')}
        </Menu.Item>
      )}
      <GoTos row={row} />
      {cannotCopy ? (
        <Cannot icon={<IconCopy {...icon} />} what={t('edits.duplicate')} why={cannotCopy} />
      ) : (
        <Menu.Item leftSection={<IconCopy {...icon} />} onClick={() => void send({ type: 'segment.duplicate', segmentId: row.id })}>
          {t('edits.duplicate')}
        </Menu.Item>
      )}
      {cannotMake ? (
        <Cannot icon={<IconPlus {...icon} />} what={t('newSegment.below')} why={cannotMake} />
      ) : (
        <Menu.Item leftSection={<IconPlus {...icon} />} onClick={() => openNew(below)}>
          {t('newSegment.below')}
        </Menu.Item>
      )}
      <Menu.Divider />
      <Cannot icon={<IconClock {...icon} />} what={t('onAirRow.length')} why={t('onAirRow.keepsLength')} />
      <Cannot icon={<IconArrowsMoveVertical {...icon} />} what={t('onAirRow.move')} why={t('onAirRow.stays')} />
      <Cannot icon={<IconRowRemove {...icon} />} what={t('onAirRow.remove')} why={t('onAirRow.takeInstead')} />
    </MenuOfRow>
  );
};
