/** What the control room remembers for an operator: theirs alone, bounded, and there on another machine. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Role } from '../../server/contract/commands.ts';
import { hashOf } from '../../server/operators/sign-in.ts';
import { openHouse } from './door-house.ts';

const layout = [
  { size: '340px', slots: [{ panel: 'body', size: 1 }] },
  { size: 1, slots: [{ panel: 'rundown', size: 1 }] },
];

describe('the memory of a desk', () => {
  let house: Awaited<ReturnType<typeof openHouse>>;
  beforeEach(async () => {
    house = await openHouse();
  });
  afterEach(() => house.close());

  const kept = async (cookie: string) => (await fetch(`${house.address}/operators/desk`, { headers: { cookie } })).json();
  const put = (cookie: string, note: unknown, headers: Record<string, string> = {}) =>
    fetch(`${house.address}/operators/desk`, {
      method: 'PUT',
      headers: { 'content-type': 'application/json', origin: house.address, cookie, ...headers },
      body: JSON.stringify(note),
    });
  const signInAs = (role: Role, name: string) => house.cookieFor(role, name);

  it('[C9] is there when the same person signs in on another machine, and is nobody else’s', async () => {
    const first = await signInAs('director', 'Lin Jia');
    expect(await kept(first)).toEqual({ layouts: {} });
    expect((await put(first, { layout: 'caller.narrow', as: layout })).status).toBe(200);
    expect((await put(first, { keys: 'freeze=h' })).status).toBe(200);
    expect(await kept(await signInAs('director', 'Lin Jia'))).toEqual({ keys: 'freeze=h', layouts: { 'caller.narrow': layout } });
    expect(await kept(await signInAs('producer', 'Lin Jia'))).toEqual({ layouts: {} });
    expect(await kept(await signInAs('director', 'Wu Tong'))).toEqual({ layouts: {} });
    await put(first, { layout: 'caller.narrow', as: null });
    expect(await kept(first)).toEqual({ keys: 'freeze=h', layouts: {} });
  });

  it('[C9] loses nothing when two screens write at once', async () => {
    const cookie = await signInAs('director', 'Lin Jia');
    const positions = ['caller', 'vote', 'log', 'guests', 'graphics', 'stations'];
    await Promise.all(positions.map((position) => put(cookie, { layout: `${position}.wide`, as: layout })));
    expect(Object.keys((await kept(cookie)).layouts).sort()).toEqual(positions.map((position) => `${position}.wide`).sort());
  });

  it('[C9] takes only what can be a layout, of bounded size, from our own page and a signed-in operator', async () => {
    const cookie = await signInAs('director', 'Lin Jia');
    const column = { size: 1, slots: [{ panel: 'cues', size: 1 }] };
    for (const bad of [
      { layout: 'caller.tiny', as: layout },
      { layout: 'caller.wide', as: Array(7).fill(column) },
      { layout: 'caller.wide', as: [{ size: '0px', slots: column.slots }] },
      { layout: 'caller.wide', as: [{ size: 1, slots: [] }] },
      { layout: 'caller.wide', as: [] },
      { keys: 'x'.repeat(2001) },
      { keys: 'freeze=h', more: true },
      [],
    ])
      expect((await put(cookie, bad)).status, JSON.stringify(bad).slice(0, 60)).toBe(400);
    expect((await put(cookie, { keys: 'freeze=h' }, { origin: 'http://elsewhere.example' })).status).toBe(403);
    expect((await put('', { keys: 'freeze=h' })).status).toBe(401);
    expect((await fetch(`${house.address}/operators/desk`)).status).toBe(401);
    expect(await kept(cookie)).toEqual({ layouts: {} });
  });

  it('[C9] keeps the desk while the disk is away', async () => {
    const cookie = await signInAs('director', 'Lin Jia');
    await put(cookie, { keys: 'freeze=j' });
    house.store.breakDown('full');
    expect((await put(cookie, { keys: 'freeze=h' })).status).toBe(200);
    expect(await kept(cookie)).toEqual({ keys: 'freeze=h', layouts: {} });
  });

  it('[C9] reads one that is broken as the usual desk', async () => {
    const cookie = await signInAs('director', 'Lin Jia');
    await house.store.set(`operator-desk:director:${hashOf('Lin Jia')}`, '{"layouts":{"caller.wide":"everything"');
    expect(await kept(cookie)).toEqual({ layouts: {} });
    await put(cookie, { keys: 'freeze=h' });
    expect(await kept(cookie)).toEqual({ keys: 'freeze=h', layouts: {} });
  });
});
