/** For whoever is not signed in: what to do, why the link did not work, a place to paste another. */
import { Alert, Button, Group, Paper, Stack, Text, TextInput, Title } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { LanguageSwitch } from '../words/language-switch.tsx';
import { serverWords } from '../words/server-words.ts';
import { signInWith, tokenIn } from './sign-in.ts';

export const SignInPage = ({ trouble }: { trouble?: string | undefined }) => {
  const { t, i18n } = useTranslation();
  const [pasted, setPasted] = useState('');
  const [message, setMessage] = useState(trouble);
  const [trying, setTrying] = useState(false);
  const token = tokenIn(pasted);

  const tryIt = async () => {
    if (!token) return;
    setTrying(true);
    const result = await signInWith(token, t('signIn.unreachable'));
    setTrying(false);
    if (result.ok) location.replace('/control/');
    else setMessage(result.message);
  };

  return (
    <main style={{ display: 'grid', placeItems: 'center', height: '100%' }}>
      <Paper withBorder p="xl" radius="md" w={460} maw="94vw">
        <Stack>
          <Group justify="space-between">
            <Title order={1} size="h3">
              Cuecart · {t('signIn.title')}
            </Title>
            <LanguageSwitch />
          </Group>
          {message ? (
            <Alert color="red" role="alert" title={t('signIn.refused')}>
              {serverWords(message, i18n.language)}
            </Alert>
          ) : (
            <Text>{t('signIn.explain')}</Text>
          )}
          <form
            onSubmit={(event) => {
              event.preventDefault();
              void tryIt();
            }}
          >
            <Stack gap="sm">
              <TextInput
                label={t('signIn.paste')}
                value={pasted}
                onChange={(event) => setPasted(event.currentTarget.value)}
                error={pasted && !token ? t('signIn.noToken') : undefined}
                autoComplete="off"
              />
              <Button type="submit" disabled={!token} loading={trying}>
                {t('signIn.go')}
              </Button>
            </Stack>
          </form>
        </Stack>
      </Paper>
    </main>
  );
};
