/** A station's page: the program's graphics as this partner may have them, in its language, at its viewers' moment, under its mark. */
import '@fontsource-variable/noto-sans-sc';
import type { OutputView } from '../../server/contract/views.ts';
import { readOptions } from '../program/options.ts';
import { openScreen } from '../program/screen.ts';
import { isBackEarly, isStill } from './away.ts';
import { openCover } from './cover.ts';
import { linkWords, openStrip, type Strip } from './strip.ts';

const options = readOptions(location.hash, location.search);
let strip: Strip | undefined;
const stripOn = (front: HTMLElement): Strip => {
  strip ??= openStrip(front, options.test);
  return strip;
};

const coverOn = (turned: () => void) => {
  const { told, look } = openCover(options.output, turned);
  return { look, isStill, isBackEarly, told: ({ localBreak }: OutputView) => told(localBreak?.away ?? []) };
};

openScreen(document.body, options, {
  cover: coverOn,
  onView: (view, { front }) => stripOn(front).show(options.language ? { ...view, language: options.language } : view),
  onState: (state, { front }) => {
    stripOn(front).link(state);
    // A picture for a keyer is black with a refused key and shows no word of it: whoever opened the page sees it in the title.
    document.title = `${linkWords[state]} · Cuecart station`;
  },
  onTick: (airNow) => strip?.tick(airNow),
});
