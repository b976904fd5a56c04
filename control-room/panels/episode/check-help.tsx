/** What a check offers besides its words: the press that mends it, and what is to be copied for doing it by hand. */
import { Text, TextInput, UnstyledButton } from '@mantine/core';
import type { CheckRow } from '../../../server/contract/views.ts';
import { useMay } from '../../line/use-command.ts';
import { useView } from '../../line/use-line.tsx';
import { CommandButton } from '../../pieces/command-button.tsx';
import { useCopy } from '../../pieces/use-copy.ts';
import { useText } from '../../pieces/use-text.ts';
import own from './episode.module.css';

/** Selected as a whole by one click. */
const Address = ({ text }: { text: string }) => {
  const { t } = useText();
  const { field, copy, says } = useCopy<HTMLInputElement>(text);
  return (
    <div className={own.address}>
      <TextInput
        ref={field}
        size="xs"
        readOnly
        value={text}
        aria-label={t('mixer.address')}
        onFocus={(event) => event.currentTarget.select()}
        rightSectionWidth={84}
        rightSection={
          <UnstyledButton className={own.copy ?? ''} onClick={copy}>
            {t('mixer.copy')}
          </UnstyledButton>
        }
      />
      <Text size="xs" role="status">
        {says}
      </Text>
    </div>
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
