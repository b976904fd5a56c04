/** How often the control room is told: at once when it is calm, and in a rush so seldom that everybody else gets on. */
import { describe, expect, it } from 'vitest';
import { newestOnly } from '../../server/operators/newest-only.ts';
import type { OperatorNamespace } from '../../server/operators/operator-socket.ts';
import { quietLog } from '../audience/quiet-log.ts';
import { handClock } from '../fakes/hand-clock.ts';

/** One operator, who takes all that is sent. @param cost ms, of sending */
const openRoom = (cost: number) => {
  const clock = handClock(1_764_734_400_000);
  const began = clock.now();
  const sentAt: number[] = [];
  let notBefore = 0;
  let elapsed = 0;
  const sockets = new Map([['one', { id: 'one', conn: { transport: { writable: true } } }]]);
  const namespace = { sockets, except: () => namespace } as unknown as OperatorNamespace;
  const views = newestOnly({
    ...{ namespace, what: 'view', gap: 20, clock, log: quietLog, elapsed: () => elapsed, notBefore: () => notBefore },
    emitTo: () => {
      sentAt.push(clock.now() - began);
      elapsed += cost;
    },
  });
  /** A change in every millisecond of so many. */
  const rush = async (length: number): Promise<readonly number[]> => {
    for (let passed = 0; passed < length; passed += 1) {
      views.publish();
      await clock.advance(1);
    }
    return sentAt;
  };
  return {
    rush,
    calm: (length: number) => clock.advance(length),
    /** @param at ms after the beginning */
    drawnBy: (at: number) => {
      notBefore = began + at;
    },
  };
};

describe('a view that changes again and again', () => {
  it('is told at once, and then at most every 20 ms', async () => {
    expect(await openRoom(1).rush(50)).toEqual([0, 20, 40]);
  });

  it('waits in a rush three times as long as making and telling it took, and never longer than 100 ms', async () => {
    expect((await openRoom(10).rush(395)).slice(-4)).toEqual([300, 330, 360, 390]);
    expect(await openRoom(500).rush(210)).toEqual([0, 100, 200]);
  });

  it('is told at once again when it has been calm for a moment: a take does not wait for the clock before it', async () => {
    const { rush, calm } = openRoom(20);
    await rush(1);
    await calm(499);
    await rush(1);
    await calm(19);
    expect(await rush(1)).toEqual([0, 500, 520]);
  });

  it('waits for the pages that draw what came with it', async () => {
    const room = openRoom(1);
    room.drawnBy(20);
    expect(await room.rush(30)).toEqual([20]);
  });
});
