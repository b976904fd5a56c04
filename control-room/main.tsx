/** The control room begins: words, then a link in the address becomes a session, then the line is opened. */
import '@fontsource-variable/noto-sans-sc';
import '@mantine/core/styles.css';
import '@mantine/notifications/styles.css';
import '@mantine/spotlight/styles.css';
import './screens.css';
import './styles.css';
import { Notifications } from '@mantine/notifications';
import { createRoot } from 'react-dom/client';
import { I18nextProvider } from 'react-i18next';
import { openShowLine } from './line/show-line.ts';
import { LineProvider } from './line/use-line.tsx';
import { Room } from './room.tsx';
import { hasToken, signInWith, takeTokenFromAddress } from './sign-in/sign-in.ts';
import { Themed } from './themed.tsx';
import { loadWords } from './words/words.ts';

const words = await loadWords();

/**
 * A link is used once only, so this happens here and not in a component, which may be drawn twice.
 * @returns why it was refused; undefined when it was not, or there is none
 */
const openLink = async (): Promise<string | undefined> => {
  const token = takeTokenFromAddress();
  if (!token) return undefined;
  const result = await signInWith(token, words.t('signIn.unreachable'));
  return result.ok ? undefined : result.message;
};

const place = document.getElementById('room');
if (!place) throw new Error('The page has no place for the room.');
const trouble = await openLink();
if (location.pathname !== '/control/') history.replaceState(null, '', '/control/');
const root = createRoot(place);
const line = openShowLine();
/** @param refused why the last link did not open the door: whoever is in already stays in, and is told */
const draw = (refused: string | undefined) =>
  root.render(
    <I18nextProvider i18n={words}>
      <Themed>
        <Notifications position="bottom-right" limit={3} />
        <LineProvider line={line}>
          <Room refused={refused} />
        </LineProvider>
      </Themed>
    </I18nextProvider>,
  );
draw(trouble);

// Another link opened in this tab changes the fragment alone, and no page is loaded.
window.addEventListener('hashchange', () => {
  if (!hasToken()) return;
  void openLink().then((refused) => (refused === undefined ? location.reload() : draw(refused)));
});
