/** The three dots at the end of a row and the menu that they open: told by the row's title, whatever stands in it. */
import { ActionIcon, Loader, Menu } from '@mantine/core';
import type { ReactNode } from 'react';
import type { SegmentRow } from '../../../server/contract/views.ts';
import { useText } from '../../pieces/use-text.ts';
import styles from './edits.module.css';

export const icon = { size: 16, 'aria-hidden': true } as const;

type Props = {
  readonly row: Pick<SegmentRow, 'title'>;
  readonly width?: number;
  readonly pending?: boolean;
  readonly children: ReactNode;
};

export const MenuOfRow = ({ row, width = 260, pending = false, children }: Props) => {
  const { t, text } = useText();
  return (
    <Menu withinPortal position="bottom-end" width={width}>
      <Menu.Target>
        <ActionIcon variant="subtle" color="gray" aria-label={t('rundown.menuOf', { title: text(row.title) })}>
          {pending ? <Loader size={14} /> : <span className={styles.menuDots} />}
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>{children}</Menu.Dropdown>
    </Menu>
  );
};
