/**
 * A button that asks the show something.
 *
 * Grey with its reason when it cannot be pressed; it stays in reach of the keyboard, and pressing it says the reason.
 * A refusal opens at the button itself.
 */
import { Button, type ButtonProps, Popover, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import type { Asking } from '../line/show-line.ts';
import { useBlocked, useCommand } from '../line/use-command.ts';

type Props = Omit<ButtonProps, 'disabled'> & {
  readonly asks: Asking;
  /** Why it makes no sense now, in a sentence. */
  readonly notNow?: string | undefined;
  readonly label?: string;
  readonly onDone?: () => void;
  readonly children: ReactNode;
};

export const CommandButton = ({ asks, notNow, label, onDone, children, ...rest }: Props) => {
  const { send, pending, refused, say } = useCommand();
  const blocked = useBlocked(asks) ?? notNow;
  // What was said about a press that could not be made is over once it can.
  const isOpen = refused !== null && (refused.code !== 'blocked' || blocked !== undefined);
  const press = async () => {
    if (blocked) return say({ code: 'blocked', text: blocked });
    if (await send(asks)) onDone?.();
  };
  return (
    <Popover
      opened={isOpen}
      position="bottom"
      withArrow
      shadow="md"
      onDismiss={() => say(null)}
      width={260}
      trapFocus={false}
      returnFocus={false}
    >
      <Popover.Target>
        <Button
          size="compact-sm"
          variant="default"
          {...rest}
          aria-label={label}
          aria-disabled={blocked ? true : undefined}
          data-disabled={blocked ? true : undefined}
          title={blocked ?? label}
          loading={pending}
          onClick={() => void press()}
        >
          {children}
        </Button>
      </Popover.Target>
      <Popover.Dropdown p="xs">
        <Text size="sm" role="alert" data-refusal={refused?.code}>
          {refused?.text}
        </Text>
      </Popover.Dropdown>
    </Popover>
  );
};
