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
  let elapsed = 0;
  const sockets = new Map([['one', { id: 'one', conn: { transport: { writable: true } } }]]);
  const namespace = { sockets, except: () => namespace } as unknown as OperatorNamespace;
  const views = newestOnly({
    ...{ namespace, what: 'view', gap: 20, clock, log: quietLog, elapsed: () => elapsed },
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
  return { rush };
};

describe('a view that changes again and again', () => {
  it('is told at once, and then at most every 20 ms', async () => {
    expect(await openRoom(1).rush(50)).toEqual([0, 20, 40]);
  });

  it('waits three times as long as making and telling it took, and never longer than 100 ms', async () => {
    expect(await openRoom(10).rush(70)).toEqual([0, 30, 60]);
    expect(await openRoom(500).rush(210)).toEqual([0, 100, 200]);
  });
});
