/** The frame of every proposal: what it means, what is proposed, why; sent once, then it waits for another person. A refusal is of the whole, and stands below it. */
import { Button, Group, Text, Textarea } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import type { Motion } from '../../../../server/contract/commands.ts';
import { useCommand } from '../../../line/use-command.ts';
import { Dialog } from '../../../pieces/dialog.tsx';
import { useText } from '../../../pieces/use-text.ts';

type Props = {
  readonly kind: Motion['kind'];
  readonly pollId: string;
  readonly opened: boolean;
  readonly onClose: () => void;
  /** What would be sent with this reason; null while something is missing. */
  readonly motion: (reason: string) => Motion | null;
  /** What is still missing, in a sentence. */
  readonly missing: string | undefined;
  readonly children: ReactNode;
};

const leastReason = 3;

export const ProposeDialog = ({ kind, pollId, opened, onClose, motion, missing, children }: Props) => {
  const { t } = useText();
  const { send, pending, refused } = useCommand();
  const [typed, setTyped] = useState('');
  const reason = typed.trim();
  const lacks = missing ?? (reason.length < leastReason ? t('motion.giveReason') : undefined);
  const propose = async () => {
    const wish = motion(reason);
    if (lacks || !wish || !(await send({ type: 'poll.propose', pollId, motion: wish }))) return;
    setTyped('');
    onClose();
  };
  return (
    <Dialog opened={opened} onClose={onClose} title={t(`motion.kind.${kind}`)} size={560} centered>
      <Text size="sm" mb="sm">
        {t(`motion.${kind}Explain`)}
      </Text>
      {children}
      <Textarea
        mt="sm"
        label={t('dialog.reason')}
        description={t('dialog.reasonHelp')}
        value={typed}
        maxLength={300}
        autosize
        minRows={1}
        onChange={(event) => setTyped(event.currentTarget.value)}
      />
      <Group justify="flex-end" mt="md" gap="sm">
        {lacks && (
          <Text size="sm" c="dimmed" role="status">
            {lacks}
          </Text>
        )}
        <Button variant="default" onClick={onClose}>
          {t('dialog.cancel')}
        </Button>
        <Button color="orange.9" disabled={lacks !== undefined} loading={pending} onClick={() => void propose()}>
          {t('motion.propose')}
        </Button>
      </Group>
      {refused && (
        <Text size="sm" mt="sm" c="red.4" ta="right" role="alert" data-refusal={refused.code}>
          {refused.text}
        </Text>
      )}
    </Dialog>
  );
};
