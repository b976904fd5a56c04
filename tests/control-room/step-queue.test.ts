/** Steps that are pressed again while one is under way: what is sent, in which order, and what is not. */
import { describe, expect, it } from 'vitest';
import { isSeen, type Outcome, stepQueue } from '../../control-room/keys/step-queue.ts';
import { desk, withRow } from './task-desk.ts';

/** A road on which each step waits until it is answered. */
const openQueue = () => {
  let at = 0;
  const press = stepQueue(() => at);
  const under: ((outcome: Outcome) => void)[] = [];
  const went: string[] = [];
  const late: string[] = [];
  return {
    went,
    late,
    wait: (ms: number) => {
      at += ms;
    },
    press: (name: string) =>
      press({
        go: () => {
          went.push(name);
          return new Promise<Outcome>((answer) => under.push(answer));
        },
        late: () => void late.push(name),
      }),
    answer: async (outcome: Outcome) => {
      under.shift()?.(outcome);
      await new Promise(setImmediate);
    },
  };
};

describe('steps', () => {
  it('[K8] each count, one after the other, and none goes before the last one’s work is seen', async () => {
    const { press, answer, went, late } = openQueue();
    for (const name of ['+30', '+30 again', '-30']) press(name);
    expect(went).toEqual(['+30']);
    await answer('done');
    expect(went).toEqual(['+30', '+30 again']);
    await answer('done');
    await answer('done');
    press('+30 later');
    expect(went).toEqual(['+30', '+30 again', '-30', '+30 later']);
    expect(late).toEqual([]);
  });

  it('[K8] end with one that is refused: what stood on it is not meant any more', async () => {
    const { press, answer, went, late } = openQueue();
    for (const name of ['one', 'two', 'three']) press(name);
    await answer('refused');
    press('four');
    expect(went).toEqual(['one', 'four']);
    expect(late).toEqual([]);
  });

  it('[K8] are not done late, nor on what nobody has seen, and that is said', async () => {
    const { press, answer, wait, went, late } = openQueue();
    for (const name of ['one', 'two']) press(name);
    wait(2000);
    press('three');
    wait(2000);
    await answer('done');
    expect([went, late]).toEqual([['one', 'three'], ['two']]);
    press('four');
    await answer('unseen');
    expect([went, late]).toEqual([
      ['one', 'three'],
      ['two', 'four'],
    ]);
  });

  it('[K8] do not pile up without end', async () => {
    const { press, answer, went, late } = openQueue();
    for (let n = 0; n < 30; n += 1) press(`step ${n}`);
    expect(late).toHaveLength(9);
    for (let n = 0; n < 30; n += 1) await answer('done');
    expect(went).toHaveLength(21);
  });

  it('[K8] are seen once the view has what they asked for', () => {
    const { view } = desk();
    const next = { type: 'segment.setNext', segmentId: 'guest-eggs' } as const;
    expect([isSeen(next, view), isSeen(next, { ...view, nextSegmentId: 'guest-eggs' }), isSeen(next, null)]).toEqual([false, true, false]);
    const longer = { type: 'segment.retime', segmentId: 'order-apples', planned: 270_000 } as const;
    expect([isSeen(longer, view), isSeen(longer, { ...view, ...withRow('order-apples', { planned: 270_000 }) })]).toEqual([false, true]);
    expect(isSeen({ type: 'guest.give', guestId: 'guest-eggs', by: 30_000 }, view)).toBe(true);
  });
});
