/** The program's page: graphics over nothing, or over the rehearsal switcher's picture with `&picture=1`; with `&code=1` a time code over all. */
import '@fontsource-variable/noto-sans-sc';
import { codeOverAll } from '../time-code/over-all.ts';
import { readOptions } from './options.ts';
import { openPicture, type Picture } from './picture.ts';
import { openScreen } from './screen.ts';

const options = readOptions(location.hash, location.search);
let picture: Picture | undefined;

const screen = openScreen(document.body, options, {
  onView: (view, stage) => {
    if (!options.picture) return;
    picture ??= openPicture(stage.back);
    picture.show(view.picture, options.language ?? view.language, view.zone);
  },
  onTick: (airNow) => picture?.tick(airNow),
});
if (options.timeCode) codeOverAll(screen.stage.front, screen);
