/** What the switcher lacks is looked at on air too, and stands at the rows that need it. */
import { afterEach, expect, it } from 'vitest';
import type { SwitcherProblem } from '../../server/ports/switcher.ts';
import { breathe } from '../fakes/hand-clock.ts';
import { type Gallery, live } from './gallery.ts';

let gallery: Gallery;
afterEach(() => gallery?.close());

const lacking = (...problems: readonly Pick<SwitcherProblem, 'what' | 'name'>[]) => {
  gallery.desk.check = async () => problems.map((one) => ({ ...one, remedy: 'Mend it.' }));
};
const pass = async () => {
  await gallery.clock.advance(20_000);
  await breathe();
};
const obstaclesAt = (id: string) => gallery.view.rundown.find((row) => row.id === id)?.obstacles;

it('[S25] a scene that goes while the show is on air is said at the rows that need it, and no more once it is back', async () => {
  gallery = await live();
  expect(obstaclesAt('guest')).toBeUndefined();
  lacking({ what: 'scene', name: 'OBS guest-two' });
  await pass();
  expect(obstaclesAt('guest')).toEqual([{ why: 'scene', name: 'OBS guest-two' }]);
  expect(obstaclesAt('oranges')).toBeUndefined();
  expect(await gallery.takeTo('guest')).toMatchObject({ ok: true });
  await gallery.clock.advance(2000);
  await gallery.takeTo('oranges');
  lacking({ what: 'scene', name: 'OBS desk' });
  await pass();
  expect(obstaclesAt('closing')).toEqual([{ why: 'scene', name: 'OBS desk' }]);
  lacking();
  await pass();
  expect(obstaclesAt('closing')).toBeUndefined();
});

it('[S25] a switcher that cannot be asked leaves what was known, and one that hangs is not asked twice', async () => {
  gallery = await live();
  lacking({ what: 'input', name: 'Mic guest' });
  await pass();
  gallery.desk.check = () => Promise.reject(new Error('It is changing its scene collection.'));
  await pass();
  expect(obstaclesAt('guest')).toEqual([{ why: 'input', name: 'Mic guest' }]);
  let asked = 0;
  gallery.desk.check = () => {
    asked += 1;
    return new Promise(() => undefined);
  };
  await pass();
  await pass();
  expect(asked).toBe(1);
  expect(gallery.reports).toEqual([]);
});
