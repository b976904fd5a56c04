/** An episode that is over stays at hand until the door's signed log has every decision of it. */
import { afterEach, expect, it } from 'vitest';
import { type Gallery, live } from './gallery.ts';

let gallery: Gallery;
afterEach(() => gallery.close());

const pollId = 'apples';
const recorded = () => gallery.phones.records().map(({ body }) => (body as { type: string }).type);

it('[L16] the signed log gets what waited for it also when the server starts again after the end of the episode', async () => {
  gallery = await live();
  await gallery.ask('poll.open', { pollId, window: 10_000 });
  await gallery.clock.advance(60_000);
  await gallery.ask('poll.verify', { pollId, saw: { yea: 0, nay: 0 } });
  gallery.phones.lose();
  await gallery.ask('poll.reveal', { pollId });
  await gallery.end();
  await gallery.clock.advance(60_000);
  expect(recorded()).toEqual(['verified']);
  await gallery.restart();
  expect(gallery.view.phase).toBe('ended');
  gallery.phones.regain();
  await gallery.clock.advance(10_000);
  expect(recorded()).toEqual(['verified', 'revealed']);
  expect(gallery.phones.outcomes()).toMatchObject([{ decision: 'nay' }]);
  await gallery.restart();
  expect(gallery.playout.activation()).toBeNull();
});
