/** A link that is shown once, to be copied and given to somebody. */
import { Button, Group, Text, TextInput } from '@mantine/core';
import { useCopy } from './use-copy.ts';
import { useText } from './use-text.ts';

type Props = { readonly link: string; readonly label: string; readonly once: string; readonly size?: 'xs' | 'sm' };

export const CopyLink = ({ link, label, once, size = 'sm' }: Props) => {
  const { t } = useText();
  const { field, copy, says } = useCopy<HTMLInputElement>(link);
  return (
    <div>
      <Group align="flex-end" gap="xs" wrap="nowrap">
        <TextInput ref={field} flex={1} size={size} readOnly value={link} label={label} description={once} data-testid="made-link" />
        <Button size={size} onClick={copy}>
          {t('people.copy')}
        </Button>
      </Group>
      <Text size="xs" mt={4} mb="xs" role="status">
        {says}
      </Text>
    </div>
  );
};
