/** Why a press came to nothing, over the place that was pressed: it pushes nothing aside. */
import { Popover, Text } from '@mantine/core';
import type { ReactElement } from 'react';
import type { Refused } from '../line/use-command.ts';

type Props = {
  /** What is to be said; null for nothing. */
  readonly refused: Refused | null;
  readonly dismiss: () => void;
  /** Never over TAKE. */
  readonly position?: 'top' | 'bottom';
  readonly children: ReactElement;
};

export const RefusalAt = ({ refused, dismiss, position = 'bottom', children }: Props) => (
  <Popover
    opened={refused !== null}
    position={position}
    withArrow
    shadow="md"
    onDismiss={dismiss}
    width={260}
    trapFocus={false}
    returnFocus={false}
    // A refusal is an alert, read as it comes: the button opens no dialog.
    withRoles={false}
  >
    <Popover.Target>{children}</Popover.Target>
    <Popover.Dropdown p="xs">
      <Text size="sm" role="alert" data-refusal={refused?.code}>
        {refused?.text}
      </Text>
    </Popover.Dropdown>
  </Popover>
);
