/** The control room begins: words, then a link in the address becomes a session, then the line is opened. */
import '@fontsource-variable/noto-sans-sc';
import '@mantine/core/styles.css';
import '@mantine/notifications/styles.css';
import '@mantine/spotlight/styles.css';
import './screens.css';
import './styles.css';
import { Notifications } from '@mantine/notifications';
import type { ReactNode } from 'react';
import { createRoot } from 'react-dom/client';
import { I18nextProvider } from 'react-i18next';
import { openShowLine } from './line/show-line.ts';
import { LineProvider } from './line/use-line.tsx';
import { Room } from './room.tsx';
import { signInWith, takeTokenFromAddress } from './sign-in/sign-in.ts';
import { SignInPage } from './sign-in/sign-in-page.tsx';
import { Themed } from './themed.tsx';
import { loadWords } from './words/words.ts';

const words = await loadWords();

/** A link is used once only, so this happens here and not in a component, which may be drawn twice. */
const enter = async (): Promise<ReactNode> => {
  const token = takeTokenFromAddress();
  const result = token ? await signInWith(token, words.t('signIn.unreachable')) : undefined;
  if (result?.ok === false) return <SignInPage trouble={result.message} />;
  if (location.pathname !== '/control/') history.replaceState(null, '', '/control/');
  return (
    <LineProvider line={openShowLine()}>
      <Room />
    </LineProvider>
  );
};

const place = document.getElementById('room');
if (!place) throw new Error('The page has no place for the room.');
const inside = await enter();
createRoot(place).render(
  <I18nextProvider i18n={words}>
    <Themed>
      <Notifications position="bottom-right" limit={3} />
      {inside}
    </Themed>
  </I18nextProvider>,
);
