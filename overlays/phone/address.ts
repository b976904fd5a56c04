/**
 * What the link brought: the picture or path (`p`) and the rotating code (`c`), taken out of the address bar at once.
 *
 * A link that is passed on, bookmarked or looked at over a shoulder thus carries no code. The tab remembers both over a
 * reload: the path for as long as it is open, the code until the door has said what it proved.
 */
import { forgetInTab, keepInTab, keptInTab } from './kept.ts';

export type CameFrom = { readonly path?: string; readonly code?: string };

/** Only what the door would read: anything else would cost us the line. */
const asPath = (text: string | null | undefined): CameFrom => (text && /^[\w.:~-]{1,64}$/.test(text) ? { path: text } : {});
const asCode = (text: string | null | undefined): CameFrom => (text && /^[A-Za-z0-9]{1,32}$/.test(text) ? { code: text } : {});

export const readAddress = (): CameFrom => {
  const asked = new URLSearchParams(location.search);
  if (!asked.has('p') && !asked.has('c')) return { ...asPath(keptInTab('path')), ...asCode(keptInTab('code')) };
  history.replaceState(null, '', location.pathname);
  const came = { ...asPath(asked.get('p')), ...asCode(asked.get('c')) };
  forgetInTab('path');
  forgetInTab('code');
  forgetInTab('watching');
  if (came.path) keepInTab('path', came.path);
  if (came.code) keepInTab('code', came.code);
  return came;
};
