/** Two people in one row see each other, over real sockets. */
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { EditingNote } from '../../server/contract/plan-edits.ts';
import { editingNotes } from '../../server/operators/editing.ts';
import { handClock } from '../fakes/hand-clock.ts';
import { eventually } from '../run/eventually.ts';
import { openHouse, type Screen } from './door-house.ts';

let house: Awaited<ReturnType<typeof openHouse>>;
beforeEach(async () => {
  house = await openHouse();
});
afterEach(() => house.close());

const hearing = (screen: Screen) => {
  let last: readonly EditingNote[] = [];
  screen.on('editing', (notes) => {
    last = notes;
  });
  return () => last.map(({ segmentId, name }) => `${name}: ${segmentId}`);
};
const two = async () => {
  const lin = await house.enter(await house.cookieFor('director', 'Lin'));
  const wu = await house.enter(await house.cookieFor('producer', 'Wu'));
  return { lin, wu, linHears: hearing(lin) };
};

it('[E8] who has a row open is shown to the others, with the row, until they close it', async () => {
  const { wu, linHears } = await two();
  wu.emit('editing', 'guest');
  await eventually(() => expect(linHears()).toEqual(['Wu: guest']));
  wu.emit('editing', 'oranges');
  await eventually(() => expect(linHears()).toEqual(['Wu: oranges']));
  wu.emit('editing', null);
  await eventually(() => expect(linHears()).toEqual([]));
});

it('[E8] it goes when they leave', async () => {
  const { wu, linHears } = await two();
  wu.emit('editing', 'guest');
  await eventually(() => expect(linHears()).toEqual(['Wu: guest']));
  wu.disconnect();
  await eventually(() => expect(linHears()).toEqual([]));
});

it('[E8] it goes by itself when their screen no longer says so', async () => {
  const clock = handClock(0);
  let told: unknown;
  const door = editingNotes(
    {
      emit: (_: string, notes: unknown) => {
        told = notes;
        return true;
      },
    } as never,
    clock,
  );
  const says: ((row: string | null) => void)[] = [];
  const session = { id: 'wu', name: 'Wu', role: 'producer' };
  door.greet({ data: { session }, on: (_: string, hear: never) => says.push(hear), once: () => undefined, emit: () => true } as never);
  says[0]?.('guest');
  await clock.advance(5000);
  says[0]?.('guest');
  await clock.advance(5000);
  expect(told).toEqual([{ segmentId: 'guest', operatorId: 'wu', name: 'Wu' }]);
  await clock.advance(5000);
  expect(told).toEqual([]);
});

it('[E8,C3] who may edit nothing edits nothing, and nonsense is no row', async () => {
  const { wu, linHears } = await two();
  const viewer = await house.enter(await house.cookieFor('viewer', 'Sun'));
  viewer.emit('editing', 'guest');
  wu.emit('editing', { no: 'row' } as never);
  wu.emit('editing', 'oranges');
  await eventually(() => expect(linHears()).toEqual(['Wu: oranges']));
});
