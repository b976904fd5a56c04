/** Me, the language, who else is here, an invitation for another (the director), and the way out. */
import { ActionIcon, Button, Group, Select, Stack, Table, Text, TextInput } from '@mantine/core';
import { IconUsers } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Role } from '../../server/contract/commands.ts';
import { useMe, useView } from '../line/use-line.tsx';
import { CopyLink } from '../pieces/copy-link.tsx';
import { Dialog } from '../pieces/dialog.tsx';
import { Mark } from '../pieces/mark.tsx';
import styles from '../status-line/status-line.module.css';
import { LanguageSwitch } from '../words/language-switch.tsx';
import { serverWords } from '../words/server-words.ts';
import { askForLink, signOut } from './ask-door.ts';

const Invite = () => {
  const { t, i18n } = useTranslation();
  const [name, setName] = useState('');
  const [role, setRole] = useState<Role>('vote');
  const [link, setLink] = useState<string>();
  const [trouble, setTrouble] = useState<string>();
  const invite = async () => {
    const answer = await askForLink(role, name.trim(), t('signIn.unreachable'));
    setLink(answer.ok ? new URL(answer.link, location.href).href : undefined);
    setTrouble(answer.ok ? undefined : answer.message);
  };
  return (
    <Stack gap="xs">
      <Group align="flex-end" gap="xs">
        <TextInput label={t('people.name')} value={name} maxLength={40} onChange={(event) => setName(event.currentTarget.value)} flex={1} />
        <Select
          label={t('people.role')}
          data={Role.options.map((value) => ({ value, label: t(`role.${value}`) }))}
          value={role}
          onChange={(value) => setRole(Role.safeParse(value).data ?? role)}
          w={140}
        />
        <Button disabled={name.trim() === ''} onClick={() => void invite()}>
          {t('people.invite')}
        </Button>
      </Group>
      {trouble && (
        <Text c="red.4" size="sm" role="alert">
          {serverWords(trouble, i18n.language)}
        </Text>
      )}
      {link && <CopyLink key={link} link={link} label={t('people.link')} once={t('people.linkOnce')} />}
    </Stack>
  );
};

const People = () => {
  const { t } = useTranslation();
  const { operators, chair } = useView();
  return (
    <Table fz="sm">
      <Table.Tbody>
        {operators.map(({ id, name, role, connected }) => (
          <Table.Tr key={id}>
            <Table.Td>
              {name} {chair?.operatorId === id && <Mark tone="calm">{t('chair.chair')}</Mark>}
            </Table.Td>
            <Table.Td>{t(`role.${role}`)}</Table.Td>
            <Table.Td>{connected ? <Mark tone="good">{t('people.here')}</Mark> : <Mark tone="dim">{t('people.away')}</Mark>}</Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  );
};

export const PeopleMenu = () => {
  const { t } = useTranslation();
  const me = useMe();
  const [opened, setOpened] = useState(false);
  return (
    <div className={styles.me}>
      <LanguageSwitch />
      <div className={styles.myName}>
        <span>{me.name}</span>
        <ActionIcon size={24} w={32} variant="default" aria-label={t('people.title')} onClick={() => setOpened(true)}>
          <IconUsers size={15} aria-hidden />
        </ActionIcon>
      </div>
      <Dialog opened={opened} onClose={() => setOpened(false)} title={t('people.title')} size="lg">
        <Stack>
          <People />
          {me.role === 'director' && <Invite />}
          <Group justify="space-between">
            <Text size="sm" c="dimmed">
              {t('people.you', { name: me.name, role: t(`role.${me.role}`) })}
            </Text>
            <Button variant="default" onClick={() => void signOut()}>
              {t('people.signOut')}
            </Button>
          </Group>
        </Stack>
      </Dialog>
    </div>
  );
};
