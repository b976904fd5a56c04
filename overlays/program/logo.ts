/**
 * The series' logo, upper left while the show is on. A station's page has the station's own mark there instead.
 *
 * A logo that cannot be loaded is not there: a broken picture is worse than none.
 */
import type { OutputView } from '../../server/contract/views.ts';

export type Logo = {
  readonly show: (view: OutputView) => void;
  /** Room is kept for it, whether or not it has come. */
  readonly isFor: (view: OutputView) => boolean;
};

export const openLogo = (place: HTMLElement): Logo => {
  let shown = '';
  let isThere = false;
  let isWanted = false;
  const settle = () => {
    const isHidden = !isThere || !isWanted;
    // Said again, it would be worked out again.
    if (place.hidden !== isHidden) place.hidden = isHidden;
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
  const isFor = ({ brand, station, activation }: Pick<OutputView, 'brand' | 'station' | 'activation'>) =>
    (brand.theme?.logo ?? '') !== '' && station === null && activation !== null;
  settle();
  return {
    isFor,
    show: ({ brand, station, activation }) => {
      const name = brand.theme?.logo ?? '';
      isWanted = isFor({ brand, station, activation });
      if (name !== shown) {
        shown = name;
        isThere = false;
        if (name !== '') fetchLogo(name);
      }
      settle();
    },
  };
};
