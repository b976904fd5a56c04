/** What Undo would take back belongs to the show: it is there for whoever comes, after a restart too. */
import { afterEach, beforeEach, expect, it } from 'vitest';
import { seconds } from '../../server/contract/units.ts';
import { logLines } from '../run/log-lines.ts';
import { type Gallery, jun, open } from './gallery.ts';

let gallery: Gallery;
beforeEach(async () => {
  gallery = await open();
  await gallery.activate();
  await gallery.ask('chair.take', {});
  await gallery.ask('episode.ready', { reason: 'a test' });
  await gallery.take();
});
afterEach(() => gallery.close());

const rows = () => gallery.view.rundown.map(({ id, state, planned }) => [id, state, planned]);

it('[E1,S2] an edit is undone after a restart by somebody else, and stays undone over the next', async () => {
  const before = rows();
  const onAir = JSON.stringify(gallery.view.onAir?.runId);
  await gallery.ask('segment.retime', { segmentId: 'guest', planned: seconds(30) });
  await gallery.ask('segment.duplicate', { segmentId: 'guest' });
  const edited = rows();
  await gallery.restart();
  expect(rows()).toEqual(edited);
  expect(gallery.view.undo).toMatchObject({ by: 'Mei', did: { type: 'segment.duplicated', segmentId: 'guest' } });
  await gallery.ask('plan.undo', { editId: gallery.view.undo?.editId ?? '', who: jun });
  await gallery.ask('plan.undo', { editId: gallery.view.undo?.editId ?? '', who: jun });
  expect(rows()).toEqual(before);
  await gallery.restart();
  expect(rows()).toEqual(before);
  expect(gallery.view.undo).toBeNull();
  expect(JSON.stringify(gallery.view.onAir?.runId)).toBe(onAir);
  expect(logLines(gallery.view)).toContain('Undone: copy of guest (Mei)');
});
