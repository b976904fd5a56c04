/**
 * What covers a station's overlay: somebody there blanked it, or its viewers are away in a break of their own.
 *
 * Under the cover the page lives on, so that it is right the moment the cover goes.
 */
import type { Away } from '../../server/contract/local-breaks.ts';
import type { EpochMs } from '../../server/contract/units.ts';
import { isAway, nextTurn } from './away.ts';
import { openBlank } from './blank.ts';
import './cover.css';

declare global {
  interface Window {
    /** Blanks a station's page, or with `false` brings it back: the kill key for a machine. */
    cuecartBlank?: (on?: boolean) => void;
  }
}

export type Covered = 'blanked' | 'away' | null;

export type Cover = {
  /** What the newest view says of breaks; it holds at once, whatever the page still holds back. */
  readonly told: (away: readonly Away[]) => void;
  /** @param now epoch ms, the server's clock. @returns what covers the page now */
  readonly look: (now: EpochMs) => Covered;
};

/** A turn that is this near is waited for to the millisecond; others are seen by the page's own beat. */
const near = 250;

/** @param turned something covers the page now, or nothing any more */
export const openCover = (output: string, turned: () => void): Cover => {
  const root = document.documentElement;
  let away: readonly Away[] = [];
  let timer: ReturnType<typeof setTimeout> | undefined;
  let seen: { readonly now: EpochMs; readonly at: number } | undefined;
  const blank = openBlank(output, () => {
    show();
    turned();
  });
  // For what runs a page and has no keyboard: a graphics server calls it.
  window.cuecartBlank = (on = true) => blank.turn(on);
  const nowHere = () => (seen ? seen.now + performance.now() - seen.at : 0);
  const current = (): Covered => {
    if (blank.isOn()) return 'blanked';
    return seen && isAway(away, nowHere()) ? 'away' : null;
  };
  const show = () => {
    const covered = current();
    if ((root.dataset.cover ?? null) === covered) return;
    if (covered === null) delete root.dataset.cover;
    else root.dataset.cover = covered;
  };
  const look = (now: EpochMs): Covered => {
    const before = root.dataset.cover;
    seen = { now, at: performance.now() };
    show();
    clearTimeout(timer);
    const next = nextTurn(away, now);
    // A hair later than the moment, so that it has come.
    if (next !== undefined && next - now < near) timer = setTimeout(() => look(nowHere()), next - now + 1);
    if (before !== root.dataset.cover) turned();
    return current();
  };
  show();
  return {
    told: (newest) => {
      away = newest;
    },
    look,
  };
};
