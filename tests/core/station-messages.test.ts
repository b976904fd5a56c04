/** Messages between the control room and the stations. */
import { beforeEach, describe, expect, it } from 'vitest';
import { allows } from '../../server/core/show.ts';
import { stationAskFacts } from '../../server/core/station-asks.ts';
import { messagesOf, stationMessageRows } from '../../server/core/station-messages.ts';
import { station } from '../stations/sample-show.ts';
import { Evening } from './evening.ts';
import { aPlan } from './plans.ts';

let evening: Evening;
const send = (to: string, text: string) => evening.ask('stationMessage.send', { to, text });
const asks = (stationId: string, asked: Parameters<typeof stationAskFacts>[2]) =>
  evening.fold(stationAskFacts(evening.context, stationId, asked, evening.whole()) ?? [], stationId);
const newest = () => evening.context.stationMessages[0]?.id ?? '';
const rows = () => stationMessageRows(evening.context);

beforeEach(() => {
  evening = new Evening({ ...aPlan(), stations: { harbour: station(), inland: station({ id: 'inland' }) } });
});

describe('a message of the control room', () => {
  it('[F25] goes to one station or to all, and each says by itself that it has it and has seen it', () => {
    send('harbour', 'Check your level');
    send('all', 'Two minutes');
    expect(rows().map(({ to, count }) => [to, count])).toEqual([
      [null, 2],
      ['harbour', 1],
    ]);
    asks('inland', { do: 'mark', mark: 'delivered', messageIds: [newest()] });
    asks('harbour', { do: 'mark', mark: 'seen', messageIds: [newest()] });
    expect(rows()[0]).toMatchObject({ delivered: 2, seen: 1, unseen: ['inland'] });
    expect(asks('harbour', { do: 'mark', mark: 'seen', messageIds: [newest()] })).toEqual([]);
  });

  it('[F25] is nothing that another station reads or marks', () => {
    send('harbour', 'Only for you');
    expect(messagesOf(evening.context, 'inland')).toEqual([]);
    expect(asks('inland', { do: 'mark', mark: 'seen', messageIds: [newest()] })).toEqual([]);
    expect(messagesOf(evening.context, 'harbour')).toMatchObject([{ text: 'Only for you', mine: false, seen: false }]);
    expect(send('nobody', 'Hello')).toBe('unknown');
  });
});

describe('a message of a station', () => {
  it('[F25] is with the control room at once, and seen when somebody there says so, once', () => {
    asks('harbour', { do: 'write', text: 'We have no sound' });
    expect(messagesOf(evening.context, 'harbour')).toMatchObject([{ mine: true, delivered: true, seen: false }]);
    evening.ask('stationMessage.seen', { messageIds: [newest()] });
    expect(evening.ask('stationMessage.seen', { messageIds: [newest()] })).toEqual([]);
    expect(messagesOf(evening.context, 'harbour')).toMatchObject([{ seen: true }]);
    expect(messagesOf(evening.context, 'inland')).toEqual([]);
  });

  it('[F25] pushes out the oldest: the list does not grow', () => {
    for (let n = 0; n < 200; n += 1) asks('harbour', { do: 'write', text: `Line ${n}` });
    expect(evening.context.stationMessages).toHaveLength(60);
    expect(messagesOf(evening.context, 'harbour').length).toBeLessThanOrEqual(20);
    expect(rows()[0]?.text).toBe('Line 199');
  });

  it('is no mark of anybody whom it is not for', () => {
    send('harbour', 'Hello');
    const mark = { type: 'stationMessage.marked' as const, mark: 'seen' as const, marks: [{ messageId: newest(), who: 'inland' }] };
    expect(allows(evening.show, { ...mark, at: evening.now, by: 'inland' })).toBe(false);
  });
});
