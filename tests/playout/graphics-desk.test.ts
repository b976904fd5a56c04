/** The graphics desk through playout: on the program's view, in the log, and over a restart. */
import { afterEach, beforeEach, expect, it } from 'vitest';
import { logLines } from '../run/log-lines.ts';
import { type Gallery, live, refused } from './gallery.ts';

let gallery: Gallery;
beforeEach(async () => {
  gallery = await live();
});
afterEach(() => gallery.close());

const kinds = () =>
  gallery.playout.program().graphics.map(({ data }) => (data.kind === 'label' ? `label ${JSON.stringify(data.mandatory)}` : data.kind));
const logged = () => logLines(gallery.view);

it('[G17] clear all leaves the mandatory label on air; everything off is a deed of its own in the log, lasts over a restart, and is taken back', async () => {
  await gallery.ask('graphic.on', { graphic: 'product-card', productId: 'eggs' });
  expect(kinds()).toEqual(['product-card', 'label true']);
  await gallery.ask('graphic.clear', {});
  expect(kinds()).toEqual(['label true']);
  await gallery.ask('graphic.removeAll', { reason: 'a minute of silence' });
  expect(kinds()).toEqual([]);
  expect(logged()[0]).toBe('EVERYTHING taken off the screen, mandatory labels too: a minute of silence');
  await gallery.restart();
  expect(kinds()).toEqual([]);
  expect(gallery.view.graphicsDesk.labelsOff).toMatchObject({ by: 'Mei', reason: 'a minute of silence' });
  await gallery.ask('graphic.labelsBack', {});
  expect(kinds()).toEqual(['label true']);
  expect(logged()).toContain('Graphics cleared; mandatory labels stay');
});

it('[G18] frozen graphics say so to everybody, also after a restart, and stay over a take until they are thawed', async () => {
  await gallery.ask('graphic.on', { graphic: 'sales-ticker' });
  await gallery.ask('graphic.freeze', { frozen: true });
  await gallery.restart();
  expect(gallery.view.graphicsDesk.frozen).toMatchObject({ by: 'Mei' });
  await gallery.take();
  expect(kinds()).toEqual(['sales-ticker']);
  await gallery.ask('graphic.freeze', { frozen: false });
  expect(gallery.view.graphicsDesk.frozen).toBeNull();
  await gallery.end();
  expect(refused(await gallery.ask('graphic.freeze', { frozen: true }))).toBe('wrong-phase');
});

it('[G16] a preview is drawn from the show’s own words and is written nowhere', async () => {
  const before = (await gallery.stored()).length;
  const answer = gallery.playout.preview({ type: 'graphic.on', key: 'a-preview', graphic: 'product-card', productId: 'eggs' });
  expect(answer.ok && answer.view.graphics.map(({ data }) => data.kind)).toEqual(['product-card', 'label']);
  expect(kinds()).toEqual([]);
  expect((await gallery.stored()).length).toBe(before);
});
