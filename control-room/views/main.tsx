/** A view that is watched by a link: the token in the address opens its line, and stays there for the next reload. */
import '@fontsource-variable/noto-sans-sc';
import '../styles.css';
import './views.css';
import { createRoot } from 'react-dom/client';
import { I18nextProvider } from 'react-i18next';
import { SpokenHere } from '../words/spoken.tsx';
import { loadWords } from '../words/words.ts';
import { WatchProvider } from './use-watch.tsx';
import { openWatchLine } from './watch-line.ts';
import { Watching } from './watching.tsx';

const words = await loadWords();
const place = document.getElementById('view');
if (!place) throw new Error('The page has no place for the view.');
// Another link pasted over this one changes the fragment only: the page would stay with the old one.
window.addEventListener('hashchange', () => location.reload());
createRoot(place).render(
  <I18nextProvider i18n={words}>
    <SpokenHere>
      <WatchProvider line={openWatchLine(location.hash.slice(1))}>
        <Watching />
      </WatchProvider>
    </SpokenHere>
  </I18nextProvider>,
);
