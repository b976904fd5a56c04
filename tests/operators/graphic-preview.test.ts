/** The preview through the operators' door: for whoever is signed in, and only for what could be on. */
import { afterEach, beforeEach, expect, it } from 'vitest';
import { figures, outputView } from '../stations/sample-show.ts';
import { openHouse } from './door-house.ts';

let house: Awaited<ReturnType<typeof openHouse>>;
beforeEach(async () => {
  house = await openHouse();
});
afterEach(() => house.close());

it('[G16] is given to whoever is signed in and to nobody else, with the figures that it has', async () => {
  const asked: unknown[] = [];
  house.preview.answer = (...all) => {
    asked.push(all);
    return { ok: true, view: outputView(), figures: figures() };
  };
  const get = (query: string, headers: Record<string, string> = {}) => fetch(`${house.address}/operators/preview?${query}`, { headers });
  expect((await get('graphic=label&text=Soon')).status).toBe(401);
  const headers = { cookie: await house.cookieFor('graphics', 'Sun Yue') };
  const answer = await get('graphic=label&text=Soon', headers);
  expect([answer.status, await answer.json()]).toEqual([200, { view: outputView(), figures: figures() }]);
  expect(answer.headers.get('cache-control')).toBe('no-store');
  await get('graphicId=label:text:1&text=Now&output=recording', headers);
  expect(asked).toEqual([
    [{ type: 'graphic.on', key: 'a-preview-has-none', graphic: 'label', text: 'Soon' }, 'program'],
    [{ type: 'graphic.update', key: 'a-preview-has-none', graphicId: 'label:text:1', text: 'Now' }, 'recording'],
  ]);
  await get('graphic=slate&slate=breakdown&clock=true', headers);
  expect(asked[2]).toEqual([
    { type: 'graphic.on', key: 'a-preview-has-none', graphic: 'slate', slate: 'breakdown', clock: true },
    'program',
  ]);
  expect((await get('graphic=nonsense', headers)).status).toBe(400);
  await get('monitor=next&of=17', headers);
  expect(asked[3]).toEqual([{ type: 'monitor', monitor: 'next' }, 'program']);
  expect((await get('monitor=cellar', headers)).status).toBe(400);
  expect((await get('monitor=program')).status).toBe(401);
  house.preview.answer = () => ({ ok: false, message: 'Name and title are not approved yet.' });
  const refused = await get('graphic=lower-third&guestId=wang', headers);
  expect([refused.status, await refused.json()]).toEqual([409, { message: 'Name and title are not approved yet.' }]);
});
