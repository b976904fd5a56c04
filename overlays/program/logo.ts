/**
 * The series' logo, upper left while the show is on. A station's page has the station's own mark there instead.
 *
 * A logo that cannot be loaded is not there: a broken picture is worse than none.
 */
import type { OutputView } from '../../server/contract/views.ts';

export type Logo = { readonly show: (view: OutputView) => void };

export const openLogo = (place: HTMLElement): Logo => {
  let shown = '';
  let isThere = false;
  let isWanted = false;
  const settle = () => {
    place.hidden = !isThere || !isWanted;
  };
  const fetchLogo = (name: string) => {
    const picture = document.createElement('img');
    picture.alt = '';
    picture.onload = () => {
      if (shown !== name) return;
      isThere = true;
      place.replaceChildren(picture);
      settle();
    };
    // Pages lie in a folder each, beside the logo's.
    picture.src = `../logo/${encodeURIComponent(name)}`;
  };
  settle();
  return {
    show: ({ brand, station, activation }) => {
      const name = brand.theme?.logo ?? '';
      isWanted = name !== '' && station === null && activation !== null;
      if (name !== shown) {
        shown = name;
        isThere = false;
        if (name !== '') fetchLogo(name);
      }
      settle();
    },
  };
};
