/** Ad-libs and the bank on button boxes: pressed over real HTTP, and shown in the state. */
import { afterEach, describe, expect, it } from 'vitest';
import { live } from '../playout/gallery.ts';
import { openBoxHouse } from './box-house.ts';

let house: Awaited<ReturnType<typeof openBoxHouse>>;
afterEach(() => house.close());

describe('a box', () => {
  it('[S17] fires an ad-lib by its number or its name, shows that it is on, and is told of one that is not there', async () => {
    const gallery = await live();
    house = await openBoxHouse({ gallery });
    const { press, ask } = house;
    expect(await press('adlib/2')).toMatchObject({ status: 200, body: { ok: true } });
    expect(gallery.program).toBe('OBS close');
    expect((await ask('GET', 'state?lang=en')).body).toMatchObject({
      adlib2: true,
      adlib2Label: 'Close-up',
      adlib1: false,
      adlib6Label: '',
    });
    await gallery.clock.advance(1000);
    expect(await press('adlib/sting')).toMatchObject({ status: 200 });
    expect(gallery.program).toBe('OBS film');
    expect(await press('adlib/9')).toMatchObject({ status: 404 });
  });

  it('[S15] gives 30 s of the bank to the guest who is on', async () => {
    const gallery = await live();
    await gallery.ask('guest.move', { guestId: 'lin', to: 'on' });
    await gallery.ask('guest.move', { guestId: 'wang', to: 'no-show' });
    await gallery.clock.advance(2000);
    house = await openBoxHouse({ gallery });
    expect((await house.ask('GET', 'state?lang=en')).body).toMatchObject({ bank: 120 });
    expect(await house.press('guest/give')).toMatchObject({ status: 200 });
    expect(gallery.view.guests.find(({ id }) => id === 'lin')).toMatchObject({ given: 30_000 });
  });
});
