/** A button that is its task and nothing else: what the key does, it does, and is grey for the same reasons. */
import type { ButtonProps } from '@mantine/core';
import type { ReactNode } from 'react';
import { useCommand } from '../line/use-command.ts';
import { PressButton } from '../pieces/press-button.tsx';
import { useText } from '../pieces/use-text.ts';
import type { TaskId } from './task-types.ts';
import { useKeyDesk } from './use-task.ts';
import { useWhyNot } from './use-why-not.ts';

type Props = Omit<ButtonProps, 'disabled'> & {
  readonly task: TaskId;
  /** What stands on it, where the task's name does not say it: whoever speaks to the screen says what they see. */
  readonly sign?: string;
  /** What it is called, where that says more than the task’s name. */
  readonly label?: string;
  readonly says?: 'top' | 'bottom';
  readonly children?: ReactNode;
};

export const TaskButton = ({ task, sign, label, children = sign ?? label, ...rest }: Props) => {
  const { t } = useText();
  const command = useCommand();
  const { press } = useKeyDesk();
  const blocked = useWhyNot(task);
  return (
    <PressButton
      {...rest}
      command={command}
      task={task}
      label={label ?? (sign === undefined ? t(`keys.task.${task}`) : `${sign}: ${t(`keys.task.${task}`)}`)}
      blocked={blocked}
      press={() => press(task)}
    >
      {children}
    </PressButton>
  );
};
