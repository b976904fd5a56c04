/** What may be done with a segment that is to come, or was played. The one on air has a menu of its own. */
import { Menu, Text } from '@mantine/core';
import {
  IconArrowDown,
  IconArrowUp,
  IconCopy,
  IconLock,
  IconLockOpen,
  IconPencil,
  IconPlayerSkipForward,
  IconPlayerTrackNext,
  IconPlus,
  IconRepeat,
  IconRotate,
  IconRowRemove,
} from '@tabler/icons-react';
import { memo, type ReactNode } from 'react';
import type { SegmentRow } from '../../../server/contract/views.ts';
import { useBlocked, useIsChairsNow } from '../../line/use-command.ts';
import { sameValue } from '../../pieces/same-value.ts';
import { useText } from '../../pieces/use-text.ts';
import { useRehearseHere } from '../../rehearsal/use-rehearse-here.ts';
import { isLeftOut } from './left-out.ts';
import { icon, MenuOfRow } from './menu-of-row.tsx';
import { useNewSegment } from './new-segment.tsx';
import { OnAirMenu } from './on-air-menu.tsx';
import { revOf, useEdit } from './overwrite.tsx';

type Props = {
  readonly row: Pick<SegmentRow, 'id' | 'title' | 'state' | 'locked' | 'edited' | 'pollId' | 'guestId'>;
  readonly isEnded: boolean;
  readonly up: string | null | undefined;
  readonly down: string | null | undefined;
  /** What stands below it, null at the end. */
  readonly below: string | null;
  readonly write: () => void;
};
type Item = { readonly icon: ReactNode; readonly text: string; readonly isOff?: boolean; readonly press: () => void };

type ItemsProps = Props & { readonly command: Pick<ReturnType<typeof useEdit>, 'edit' | 'send'> };

type Around = Pick<Props, 'up' | 'down' | 'below'> & { readonly isSkipped: boolean };
const toPlace = (before: string | null | undefined) => (before === undefined ? {} : { before });

/** What of this row only the chair may do now, because it would change what is next. */
const useChairs = (segmentId: string, { isSkipped, up, down, below }: Around) => ({
  skip: useIsChairsNow({ type: 'segment.skip', segmentId, skipped: !isSkipped }),
  up: useIsChairsNow({ type: 'segment.move', segmentId, ...toPlace(up) }),
  down: useIsChairsNow({ type: 'segment.move', segmentId, ...toPlace(down) }),
  copy: useIsChairsNow({ type: 'segment.duplicate', segmentId }),
  fresh: useIsChairsNow({ type: 'segment.create', before: below }),
});

const useItems = ({ row, up, down, below, write, command: { edit, send } }: ItemsProps) => {
  const { t } = useText();
  const openNew = useNewSegment();
  const blocked = useBlocked({ type: 'segment.skip' }) !== undefined;
  const segmentId = row.id;
  const saw = revOf(row);
  const isSkipped = row.state === 'skipped';
  const isPast = row.state === 'done' || isLeftOut(row);
  const isLocked = row.locked === true;
  const held = blocked || isLocked;
  const chairs = useChairs(segmentId, { isSkipped, up, down, below });
  const place = (before: string | null | undefined) => () => void edit({ type: 'segment.move', segmentId, before: before ?? null }, saw);
  const skip: Item = {
    icon: isSkipped ? <IconRotate {...icon} /> : <IconPlayerSkipForward {...icon} />,
    text: t(isSkipped ? 'rundown.unskip' : 'rundown.skip'),
    isOff: held || chairs.skip,
    press: () => void edit({ type: 'segment.skip', segmentId, skipped: !isSkipped }, saw),
  };
  const copy: Item = {
    icon: <IconCopy {...icon} />,
    text: t('edits.duplicate'),
    isOff: blocked || chairs.copy,
    press: () => void send({ type: 'segment.duplicate', segmentId }),
  };
  const words: Item = { icon: <IconPencil {...icon} />, text: t('rewrite.menu'), isOff: held, press: write };
  const fresh: Item = {
    icon: <IconPlus {...icon} />,
    text: t('newSegment.below'),
    isOff: blocked || chairs.fresh,
    press: () => openNew(below),
  };
  const coming: readonly Item[] = [
    words,
    skip,
    { icon: <IconArrowUp {...icon} />, text: t('rundown.up'), isOff: held || chairs.up || up === undefined, press: place(up) },
    { icon: <IconArrowDown {...icon} />, text: t('rundown.down'), isOff: held || chairs.down || down === undefined, press: place(down) },
    copy,
    fresh,
    {
      icon: isLocked ? <IconLockOpen {...icon} /> : <IconLock {...icon} />,
      text: t(isLocked ? 'edits.unlock' : 'edits.lock'),
      isOff: blocked,
      press: () => void send({ type: 'segment.lock', segmentId, locked: !isLocked }),
    },
    {
      icon: <IconRowRemove {...icon} />,
      text: t(row.state === 'next' ? 'edits.removeNext' : 'edits.remove'),
      isOff: held || row.state === 'next',
      press: () => void edit({ type: 'segment.remove', segmentId, saw }, saw),
    },
  ];
  const isChairs = Object.values(chairs).includes(true);
  return { items: isPast ? [words, copy] : coming, isChairs, isPast, isSkipped };
};

/** Only while nothing is in earnest or on air. */
const RehearseHere = ({ row }: Pick<Props, 'row'>) => {
  const { t } = useText();
  const here = useRehearseHere(row);
  if (!here) return null;
  return (
    <Menu.Item leftSection={<IconRepeat {...icon} />} onClick={here.press}>
      {t('rehearse.fromHere')}
    </Menu.Item>
  );
};

/** After the end there is one thing that may be done with a segment, and not by everybody. */
const AfterTheEnd = ({ row }: Pick<Props, 'row'>) => {
  if (!useRehearseHere(row)) return null;
  return (
    <MenuOfRow row={row}>
      <RehearseHere row={row} />
    </MenuOfRow>
  );
};

/** Asked of the show only while the menu is open: of two hundred rows, each would ask at every view what its deeds would change. */
const Items = (props: ItemsProps) => {
  const { row, command } = props;
  const { t } = useText();
  const { items, isChairs, isPast, isSkipped } = useItems(props);
  const cannotSetNext = useBlocked({ type: 'segment.setNext' });
  const isNextOff = cannotSetNext !== undefined || row.state === 'next' || isSkipped;
  // The focus goes to the first that can be done: on one that cannot it would stay outside the menu.
  const first = isNextOff ? items.find(({ isOff }) => !isOff) : undefined;
  return (
    <>
      {cannotSetNext && <Menu.Label>{isChairs ? t('keys.why.chairsNext') : cannotSetNext}</Menu.Label>}
      <Menu.Item
        leftSection={<IconPlayerTrackNext {...icon} />}
        disabled={isNextOff}
        data-autofocus={isNextOff ? undefined : true}
        onClick={() => void command.send({ type: 'segment.setNext', segmentId: row.id })}
      >
        {isPast ? t('rundown.goBackTo') : t('rundown.setNext')}
      </Menu.Item>
      {items.map((item) => (
        <Menu.Item
          key={item.text}
          leftSection={item.icon}
          disabled={item.isOff}
          data-autofocus={item === first || undefined}
          onClick={item.press}
        >
          {item.text}
        </Menu.Item>
      ))}
      <RehearseHere row={row} />
    </>
  );
};

const Deeds = (props: Props) => {
  const { row } = props;
  const { edit, send, slow, refused } = useEdit();
  return (
    <>
      <MenuOfRow row={row} pending={slow}>
        <Items {...props} command={{ edit, send }} />
      </MenuOfRow>
      {refused && (
        <Text size="xs" c="orange.3" role="alert">
          {refused.text}
        </Text>
      )}
    </>
  );
};

export const RowMenu = memo((props: Props) => {
  if (props.isEnded) return <AfterTheEnd row={props.row} />;
  return props.row.state === 'on-air' ? <OnAirMenu {...props} /> : <Deeds {...props} />;
}, sameValue);
