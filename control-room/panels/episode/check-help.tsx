/** What a check offers besides its words: the press that mends it, and what is to be copied for doing it by hand. */
import { CopyButton, TextInput, UnstyledButton } from '@mantine/core';
import type { CheckRow } from '../../../server/contract/views.ts';
import { useMay } from '../../line/use-command.ts';
import { useView } from '../../line/use-line.tsx';
import { CommandButton } from '../../pieces/command-button.tsx';
import { useText } from '../../pieces/use-text.ts';
import own from './episode.module.css';

/** Selected as a whole by one click: a browser lends its clipboard on https and on the server's own machine only. */
const Address = ({ text }: { text: string }) => {
  const { t } = useText();
  return (
    <TextInput
      className={own.address ?? ''}
      size="xs"
      readOnly
      value={text}
      aria-label={t('mixer.address')}
      onFocus={(event) => event.currentTarget.select()}
      rightSectionWidth={84}
      rightSection={
        <CopyButton value={text}>
          {({ copied, copy }) => (
            <UnstyledButton className={own.copy ?? ''} onClick={copy}>
              {t(copied ? 'mixer.copied' : 'mixer.copy')}
            </UnstyledButton>
          )}
        </CopyButton>
      }
    />
  );
};

export const CheckHelp = ({ check: { light, offers, copy, said } }: { check: CheckRow }) => {
  const { t } = useText();
  const { phase } = useView();
  const isMine = useMay('overlay.make');
  if (light === 'ok' || !(offers || copy)) return null;
  return (
    <div className={own.help}>
      {copy !== undefined && <Address text={copy} />}
      {offers && isMine && (
        <CommandButton
          size="xs"
          variant="filled"
          asks={{ type: offers }}
          notNow={phase === 'preflight' || phase === 'ready' ? undefined : t('mixer.beforeAir')}
        >
          {t(said?.why === 'wrong' ? 'mixer.mend' : 'mixer.make')}
        </CommandButton>
      )}
    </div>
  );
};
