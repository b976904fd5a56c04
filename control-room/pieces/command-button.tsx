/** A button that asks the show something. A refusal opens at the button itself. */
import type { Asking } from '../line/show-line.ts';
import { useBlocked, useCommand } from '../line/use-command.ts';
import { PressButton, type PressButtonProps } from './press-button.tsx';

type Props = Omit<PressButtonProps, 'command' | 'blocked' | 'press'> & {
  readonly asks: Asking;
  /** Why it makes no sense now, in a sentence. */
  readonly notNow?: string | undefined;
  readonly onDone?: () => void;
};

export const CommandButton = ({ asks, notNow, onDone, ...rest }: Props) => {
  const command = useCommand();
  const blocked = useBlocked(asks) ?? notNow;
  const press = async () => {
    if (await command.send(asks)) onDone?.();
  };
  return <PressButton {...rest} command={command} blocked={blocked} press={() => void press()} />;
};
