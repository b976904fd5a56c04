/**
 * A button that says why not, at the button itself.
 *
 * Grey with its reason when it cannot be pressed; it stays in reach of the keyboard, and pressing it says the reason.
 * As the place of a task it shows the task's key, is what the key presses, and takes the focus when it is looked for.
 */
import { Button, type ButtonProps } from '@mantine/core';
import { type ReactNode, useEffect, useRef } from 'react';
import { KeyCap, useCap } from '../keys/key-cap.tsx';
import type { TaskId } from '../keys/task-types.ts';
import { tasks } from '../keys/tasks.ts';
import { usePressed, useTaskPlace } from '../keys/use-task.ts';
import type { useCommand } from '../line/use-command.ts';
import { RefusalAt } from './refusal-at.tsx';

export type PressButtonProps = Omit<ButtonProps, 'disabled'> & {
  readonly command: ReturnType<typeof useCommand>;
  /** Why it cannot be pressed now, in a sentence. */
  readonly blocked: string | undefined;
  readonly press: () => void;
  readonly label?: string | undefined;
  readonly task?: TaskId | undefined;
  /** Where its words open: never over TAKE. */
  readonly says?: 'top' | 'bottom';
  readonly children: ReactNode;
};

/** Takes the focus once its task is looked for: then Enter, or the key again, presses it. */
const useBeingFound = (task: TaskId | undefined) => {
  const button = useRef<HTMLButtonElement>(null);
  const { looksFor, found } = usePressed();
  const isWanted = task !== undefined && looksFor?.id === task;
  useEffect(() => {
    if (!isWanted) return;
    button.current?.scrollIntoView({ block: 'nearest' });
    button.current?.focus();
    found();
  }, [isWanted, found]);
  return button;
};

export const PressButton = ({ command, blocked, press, label, task, says = 'bottom', children, ...rest }: PressButtonProps) => {
  const { pending, slow, refused, say } = command;
  useTaskPlace(task, command);
  const button = useBeingFound(task);
  const cap = useCap(task);
  // A step is pressed again before the last one is answered: its button is never locked.
  const isLocked = pending && !(task !== undefined && tasks[task].isStep);
  // What was said about a press that could not be made is over once it can.
  const isOpen = refused !== null && (refused.code !== 'blocked' || blocked !== undefined);
  return (
    <RefusalAt refused={isOpen ? refused : null} dismiss={() => say(null)} position={says}>
      <Button
        size="compact-sm"
        variant="default"
        {...(cap === undefined ? {} : { rightSection: <KeyCap task={task} /> })}
        {...rest}
        ref={button}
        data-task={task}
        aria-label={label}
        aria-keyshortcuts={cap?.replace(/^Ctrl /, 'Control+')}
        aria-disabled={blocked ? true : undefined}
        data-disabled={blocked ? true : undefined}
        title={blocked ?? label}
        data-pending={isLocked || undefined}
        loading={isLocked && slow}
        onClick={() => (blocked ? say({ code: 'blocked', text: blocked }) : press())}
      >
        {children}
      </Button>
    </RefusalAt>
  );
};
