/** A rehearsal from its third segment in a whole house, with viewers and orders that nobody sent: they count there, and nowhere else. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { OperatorLine } from '../../server/cli/rehearse/operator-line.ts';
import { makeReady } from '../../server/cli/rehearse/play.ts';
import { eventually } from '../run/eventually.ts';
import { openHouse, type TestHouse } from './open-house.ts';
import { evening, insist, see } from './show-caller.ts';

let house: TestHouse;
let line: OperatorLine;
const patience = { timeout: 60_000 };

beforeAll(async () => {
  house = await openHouse();
  line = await house.operator();
});
afterAll(async () => {
  line?.close();
  await house?.close();
});

const crowd = { viewers: 12, yea: 100, orders: 120 };
const phonesWord = () => line.view().lines.find((row) => row.line === 'phones')?.word;
const turnout = () => line.figures()?.polls.apple?.turnout ?? 0;
const sold = () => line.figures()?.sales.units ?? 0;

describe('a rehearsal with a simulated crowd', () => {
  it('[R5] has votes and orders by itself, through the real doors', async () => {
    await insist(line, { type: 'episode.activate', episode: evening, kind: 'rehearsal', from: 'vote' });
    await insist(line, { type: 'rehearsal.crowd', crowd });
    await makeReady(line);
    await eventually(() => expect(phonesWord()).toBe('12 connected'), patience);
    await insist(line, { type: 'segment.take', believesOnAir: null });
    await see(line, 'the third segment on air, on time', ({ onAir, timing }) => onAir?.segmentId === 'vote' && timing.overUnder === 0);
    await insist(line, { type: 'poll.open', pollId: 'apple', window: 6000 });
    await eventually(() => expect([turnout(), sold() > 0]).toEqual([12, true]), patience);
    const { polls } = await see(line, 'the final count', (view) => view.polls.some(({ counted }) => counted?.final === true));
    expect(polls.find(({ id }) => id === 'apple')?.counted).toMatchObject({ yea: 12, nay: 0, final: true });
  });

  it('[R5] loses them with its server, which does not call them again', async () => {
    await house.show.kill();
    await house.show.start();
    await see(line, 'the rehearsal, nobody in', ({ rehearsal }) => rehearsal?.crowd === null && rehearsal.hadCrowd);
    await eventually(() => expect(phonesWord()).toBe('0 connected'), patience);
    expect(line.view().onAir?.segmentId).toBe('vote');
  });

  it('[R3] has sent them away when an evening in earnest is loaded: no pass, no vote and no order of theirs is in it', async () => {
    await insist(line, { type: 'rehearsal.crowd', crowd });
    await eventually(() => expect(phonesWord()).toBe('12 connected'), patience);
    await insist(line, { type: 'rehearsal.end' });
    await insist(line, { type: 'episode.activate', episode: evening, kind: 'live' });
    await see(line, 'the evening', ({ activation }) => activation?.kind === 'live');
    await eventually(() => expect(phonesWord()).toBe('0 connected'), patience);
    expect([sold(), line.figures()?.polls ?? {}]).toEqual([0, {}]);
    await eventually(() => expect(line.view().voting?.issuance?.passes ?? 0).toBe(0));
    expect(await line.ask({ type: 'rehearsal.crowd', crowd })).toMatchObject({ ok: false, refusal: { code: 'wrong-phase' } });
  });
});
