/** What opens over the table of stations. */
import { stationsInFull } from '../../fakes/stations-in-full.ts';
import { type Open, type Opening, press, showPosition } from './opening.ts';
import type { Words } from './words-of.ts';

type Press = (page: Parameters<Open>[0], words: Words) => Promise<unknown>;

const overStations =
  (open: Press): Open =>
  async (page, words, { show, clock }) => {
    show.change(stationsInFull(clock.now()));
    await showPosition(page, 'stations');
    await page.locator('[data-alarm="gone"]').waitFor();
    await open(page, words);
    await page.getByRole('dialog').waitFor();
  };

const ofDirector = { role: 'director', moment: 'rehearsal', gone: '[role=dialog]' } as const;
export const openingsOfStations: readonly Opening[] = [
  {
    ...ofDirector,
    what: 'the rules of a station',
    open: overStations((page) => page.locator('tr[data-station="shaanxi"] th button').click()),
  },
  {
    ...ofDirector,
    what: 'muting a station',
    open: overStations((page, { station }) => page.locator('tr[data-station="hubei"]').getByText(station.mute, { exact: true }).click()),
  },
  {
    ...ofDirector,
    what: 'breaks and messages of stations',
    open: overStations((page, { localBreak }) => press(page, localBreak.open)),
  },
  {
    ...ofDirector,
    what: 'the delivery report',
    open: overStations(async (page, { delivery }) => {
      await press(page, delivery.open);
      await page.locator('tr[data-delivery="hubei"] button').click();
      await page.locator('tr[data-delivery="hubei"][data-chosen]').waitFor();
    }),
  },
];
