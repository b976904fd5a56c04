/** What stations are told a handful at a time: all of it, in order, and after whatever else waited. */
import { describe, expect, it, vi } from 'vitest';
import { openRounds } from '../../server/stations/rounds.ts';
import { breathe, handClock } from '../fakes/hand-clock.ts';
import { eventually } from '../run/eventually.ts';

const hundred = Array.from({ length: 100 }, (_, n) => n);
const few = hundred.slice(0, 5);
const ignore = () => undefined;
const clock = handClock(0);
const heardBy = () => new Map<number, string[]>(hundred.map((n) => [n, []]));

describe('a change that a hundred stations are to be told', () => {
  it('[F14] is told to each of them once and in order, however many came together', async () => {
    const rounds = openRounds<number>({ report: ignore, clock });
    const heard = heardBy();
    const changes = Array.from({ length: 130 }, (_, n) => `change ${n}`);
    const after: string[] = [];
    for (const change of changes)
      rounds.begin(
        hundred,
        (one) => heard.get(one)?.push(change),
        () => after.push(change),
      );
    await eventually(() => expect(after).toHaveLength(changes.length));
    expect(after).toEqual(changes);
    for (const told of heard.values()) expect(told).toEqual(changes);
  });

  /** How many are told between two turns of whatever else is waiting. @param cost ms, of telling one @param others ms, of each such turn */
  const toldAtATime = async (cost: number, others = 0): Promise<readonly number[]> => {
    let [elapsed, told, isOver] = [0, 0, false];
    const rounds = openRounds<number>({ report: ignore, clock, elapsed: () => elapsed });
    const toldWhenServed: number[] = [];
    const serve = () => {
      toldWhenServed.push(told);
      elapsed += others;
      if (!isOver) setImmediate(serve);
    };
    setImmediate(serve);
    rounds.begin(
      hundred,
      () => {
        told += 1;
        elapsed += cost;
      },
      () => {
        isOver = true;
      },
    );
    expect(told).toBe(0);
    await eventually(() => expect(isOver).toBe(true));
    expect(told).toBe(100);
    return toldWhenServed.map((n, place) => n - (toldWhenServed[place - 1] ?? 0)).filter((n) => n > 0);
  };

  it('[F14] lets in whatever else is waiting, every few milliseconds', async () => {
    expect(Math.max(...(await toldAtATime(1)))).toBeLessThanOrEqual(10);
    expect(Math.max(...(await toldAtATime(0.2)))).toBeLessThanOrEqual(50);
    expect(await toldAtATime(0)).toEqual([100]);
  });

  it('[F14] goes on for as long as the others took, and never much longer', async () => {
    const [inARush, besideAHog] = [await toldAtATime(1, 20), await toldAtATime(1, 500)];
    expect(inARush[0]).toBe(20);
    expect(Math.max(...besideAHog)).toBeLessThanOrEqual(30);
  });

  it('[F14] is told before later ones are worked out, and still in order', async () => {
    let elapsed = 0;
    const rounds = openRounds<number>({ report: ignore, clock, elapsed: () => elapsed });
    const done: string[] = [];
    const draft = (change: string) =>
      rounds.begin(
        hundred,
        () => {
          elapsed += 1;
        },
        () => {
          done.push(`${change} drafted`);
          rounds.beginFirst(
            hundred,
            () => undefined,
            () => done.push(`${change} told`),
          );
        },
      );
    for (const change of ['one', 'two', 'three']) draft(change);
    await eventually(() => expect(done).toHaveLength(6));
    expect(done).toEqual(['one drafted', 'one told', 'two drafted', 'two told', 'three drafted', 'three told']);
  });

  it('[F14] is told before what is newest-only, also before such that came earlier', () => {
    const rounds = openRounds<number>({ report: ignore, clock });
    const done: string[] = [];
    const nothing = () => undefined;
    rounds.beginLast(hundred, nothing, () => done.push('figures'));
    rounds.begin(hundred, nothing, () => done.push('change'));
    rounds.finish();
    expect(done).toEqual(['change', 'figures']);
  });

  it('[F14] is not worked out while the house’s own pages draw it, and waits for no second picture', async () => {
    const atHand = handClock(1000);
    let drawnBy = 1020;
    const done: string[] = [];
    const rounds = openRounds<number>({ report: ignore, clock: atHand, notBefore: () => drawnBy });
    const begin = (change: string) => rounds.begin(few, ignore, () => done.push(change));
    begin('take');
    await atHand.advance(10);
    drawnBy = 1030;
    begin('shot');
    await breathe();
    expect(done).toEqual([]);
    await atHand.advance(10);
    await eventually(() => expect(done).toEqual(['take', 'shot']));
  });

  it('[F14] is put off the less for the house’s own pages the more are to be told, so that the hundredth is not late by them', async () => {
    const atHand = handClock(1000);
    const rounds = openRounds<number>({ report: ignore, clock: atHand, notBefore: () => drawnBy });
    let drawnBy = 0;
    /** @returns ms, by which each of these changes was put off. @param counts how many are to be told of it */
    const putOff = async (...counts: readonly number[]): Promise<readonly number[]> => {
      const from = atHand.now();
      drawnBy = from + 40;
      const began: number[] = [];
      for (const count of counts) rounds.begin(hundred.slice(0, count), (one) => one === 0 && began.push(atHand.now() - from));
      await atHand.advance(50);
      await eventually(() => expect(began).toHaveLength(counts.length));
      return began;
    };
    expect([await putOff(5), await putOff(50), await putOff(100)]).toEqual([[38], [20], [0]]);
    expect([await putOff(5, 50), await putOff(50, 5), await putOff(5, 100)]).toEqual([
      [20, 20],
      [20, 20],
      [0, 0],
    ]);
  });

  it('[F14] is told at once to whom it is worked out for, whatever is being drawn', async () => {
    const done: string[] = [];
    const rounds = openRounds<number>({ report: ignore, clock: handClock(1000), notBefore: () => 1020 });
    rounds.begin(few, ignore, () => done.push('a later change'));
    rounds.beginFirst(few, ignore, () => done.push('told'));
    await eventually(() => expect(done).toEqual(['told', 'a later change']));
  });

  it('is told to the others when one of them cannot be told', () => {
    const report = vi.fn();
    const rounds = openRounds<number>({ report, clock });
    const heard: number[] = [];
    rounds.begin(hundred, (one) => {
      if (one === 7) throw new Error('not this one');
      heard.push(one);
    });
    rounds.finish();
    expect(heard).toEqual(hundred.filter((one) => one !== 7));
    expect(report).toHaveBeenCalledTimes(1);
  });
});
