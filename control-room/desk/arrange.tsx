/** Where each piece of the desk stands: moved by steps, added, put away, and all of it as usual again. What is done here is done at once. */
import { ActionIcon, Button, Group, Select, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import {
  IconArrowDown,
  IconArrowLeft,
  IconArrowRight,
  IconArrowUp,
  IconColumnInsertRight,
  IconLayoutColumns,
  IconX,
} from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { Dialog } from '../pieces/dialog.tsx';
import { useText } from '../pieces/use-text.ts';
import type { PanelId } from '../positions/panels.tsx';
import styles from './arrange.module.css';
import {
  type Column,
  columnOfItsOwn,
  type Layout,
  mostColumns,
  mostInColumn,
  moved,
  piecesOf,
  type Way,
  withAdded,
  without,
} from './layout.ts';
import { type DeskLayoutInHand, useLayout } from './use-layout.ts';
import { body } from './usual-layout.ts';

const icon = { size: 15, 'aria-hidden': true } as const;
const ways: readonly (readonly [Way, ReactNode])[] = [
  ['left', <IconArrowLeft key="left" {...icon} />],
  ['right', <IconArrowRight key="right" {...icon} />],
  ['up', <IconArrowUp key="up" {...icon} />],
  ['down', <IconArrowDown key="down" {...icon} />],
];

const usePieceName = ({ position, panels }: DeskLayoutInHand) => {
  const { t } = useText();
  return (piece: string): string => {
    if (piece === body) return t(`position.${position}`);
    const panel = panels.find((id) => id === piece) ?? 'rundown';
    return t(`panel.${panel}`);
  };
};

const isSame = (one: Layout, other: Layout) => JSON.stringify(one) === JSON.stringify(other);

const PieceRow = ({ desk, piece }: { desk: DeskLayoutInHand; piece: string }) => {
  const { t } = useText();
  const name = usePieceName(desk)(piece);
  const { layout, panels, keep } = desk;
  const button = (does: string, next: Layout, drawn: ReactNode) => (
    <ActionIcon
      key={does}
      variant="default"
      size="sm"
      aria-label={`${name}: ${does}`}
      title={does}
      aria-disabled={isSame(next, layout) || undefined}
      data-disabled={isSame(next, layout) || undefined}
      onClick={() => !isSame(next, layout) && keep(next)}
    >
      {drawn}
    </ActionIcon>
  );
  return (
    <li className={styles.piece} data-piece={piece}>
      <span className={styles.name}>{name}</span>
      <span className={styles.deeds}>
        {ways.map(([way, drawn]) => button(t(`layout.${way}`), moved(layout, piece, way), drawn))}
        {button(t('layout.own'), columnOfItsOwn(layout, piece), <IconColumnInsertRight {...icon} />)}
        {panels.some((id) => id === piece) && button(t('layout.close'), without(layout, piece), <IconX {...icon} />)}
      </span>
    </li>
  );
};

const AddPanel = ({ desk, column, label }: { desk: DeskLayoutInHand; column: number; label: string }) => {
  const { t } = useText();
  const { layout, panels, keep } = desk;
  const shown = piecesOf(layout);
  const choices = panels.filter((id) => !shown.includes(id)).map((id: PanelId) => ({ value: id, label: t(`panel.${id}`) }));
  return (
    <Select
      size="xs"
      aria-label={label}
      placeholder={label}
      data={choices}
      value={null}
      onChange={(panel) => panel && keep(withAdded(layout, panel, column))}
      comboboxProps={{ withinPortal: true }}
    />
  );
};

const ColumnBox = ({ desk, column, n }: { desk: DeskLayoutInHand; column: Column; n: number }) => {
  const { t } = useText();
  return (
    <section className={styles.box} aria-label={t('layout.column', { n: n + 1 })}>
      <h3>{t('layout.column', { n: n + 1 })}</h3>
      <ul className={styles.pieces}>
        {column.slots.map(({ panel }) => (
          <PieceRow key={panel} desk={desk} piece={panel} />
        ))}
      </ul>
      {column.slots.length < mostInColumn && <AddPanel desk={desk} column={n} label={t('layout.add')} />}
    </section>
  );
};

export const ArrangeButton = () => {
  const { t } = useText();
  const [opened, { open, close }] = useDisclosure(false);
  const desk = useLayout();
  const { layout, position, isUsual, keep } = desk;
  return (
    <>
      <Button size="compact-xs" variant="default" leftSection={<IconLayoutColumns size={14} aria-hidden />} onClick={open}>
        {t('layout.arrange')}
      </Button>
      <Dialog
        opened={opened}
        onClose={close}
        title={t('layout.title', { position: t(`position.${position}`) })}
        size="auto"
        transitionProps={{ duration: 0 }}
      >
        <Text size="sm" c="dimmed" mb="xs">
          {t('layout.explain')}
        </Text>
        <div className={styles.columns}>
          {layout.map((column, n) => (
            <ColumnBox key={column.slots.map(({ panel }) => panel).join(' ')} desk={desk} column={column} n={n} />
          ))}
          {layout.length < mostColumns && (
            <section className={styles.box} aria-label={t('layout.newColumn')}>
              <h3>{t('layout.newColumn')}</h3>
              <AddPanel desk={desk} column={layout.length} label={t('layout.addColumn')} />
            </section>
          )}
        </div>
        <Group justify="space-between" mt="md">
          <Button variant="default" size="xs" disabled={isUsual} onClick={() => keep(null)}>
            {t('layout.usual')}
          </Button>
          <Button variant="default" size="xs" onClick={close}>
            {t('keys.list.close')}
          </Button>
        </Group>
      </Dialog>
    </>
  );
};
