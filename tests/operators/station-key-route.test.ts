/** The key of a station, asked for by whoever hands it to the station. */
import { expect, it } from 'vitest';
import { openHouse } from './door-house.ts';

it('[F19] is given to who may replace it and to nobody else, and stands in no log', async () => {
  const house = await openHouse();
  try {
    const ask = async (role: 'director' | 'producer' | 'graphics' | 'viewer' | null, id = 'harbour') =>
      fetch(`${house.address}/operators/stations/${id}/key`, role ? { headers: { cookie: await house.cookieFor(role, 'Mei') } } : {});
    expect((await ask(null)).status).toBe(401);
    for (const role of ['graphics', 'viewer'] as const) expect((await ask(role)).status).toBe(403);
    expect((await ask('director', 'nowhere')).status).toBe(404);
    const given = await ask('producer');
    expect(given.headers.get('cache-control')).toBe('no-store');
    expect(await given.json()).toEqual({ key: 'key-of-harbour', page: '/overlay/station/#output=harbour&key=key-of-harbour' });
  } finally {
    await house.close();
  }
});
