/** Messages to the presenter, from being sent to being seen. */
import { beforeEach, describe, expect, it } from 'vitest';
import { allows } from '../../server/core/show.ts';
import { Evening } from './evening.ts';
import { aPlan, segment } from './plans.ts';

let evening: Evening;
const send = (text: string) => evening.ask('message.send', { to: 'presenter', text });
const kept = () => evening.context.messages;
const mark = (type: 'message.delivered' | 'message.seen', messageId = kept()[0]?.id ?? '') => ({ type, messageId });

beforeEach(() => {
  evening = new Evening(aPlan({ segments: [segment('one', 60)] }));
});

describe('a message to the presenter', () => {
  it('[W6] is a fact with its words, and the newest stands first', () => {
    send('Stretch');
    expect(send('Wrap')).toMatchObject([{ type: 'message.sent', text: 'Wrap' }]);
    expect(kept().map(({ text }) => text)).toEqual(['Wrap', 'Stretch']);
    expect(kept()[0]).toMatchObject({ by: 'Mei', deliveredAt: null, seenAt: null });
  });

  it('[W6] is marked once as delivered and once as seen, and whoever has seen it has it', () => {
    send('Wrap');
    evening.fold([mark('message.seen')], 'Studio 1');
    expect(kept()[0]).toMatchObject({ deliveredAt: evening.now, seenAt: evening.now });
    for (const type of ['message.delivered', 'message.seen'] as const)
      expect(allows(evening.show, { ...mark(type), at: evening.now, by: 'Studio 2' })).toBe(false);
  });

  it('has no mark when there is no such message', () => {
    expect(allows(evening.show, { ...mark('message.seen', 'unknown'), at: evening.now, by: 'Studio 1' })).toBe(false);
  });

  it('is cleared by itself or with all others, and clearing nothing is no fact', () => {
    for (const text of ['one', 'two', 'three']) send(text);
    evening.ask('message.clear', { messageId: kept()[1]?.id });
    expect(kept().map(({ text }) => text)).toEqual(['three', 'one']);
    evening.ask('message.clear', {});
    expect(kept()).toEqual([]);
    expect(evening.ask('message.clear', {})).toEqual([]);
    expect(evening.ask('message.clear', { messageId: 'unknown' })).toEqual([]);
  });

  it('[W6] makes room for newer ones: a dozen are kept', () => {
    for (let n = 1; n <= 30; n += 1) send(`${n}`);
    expect(kept().map(({ text }) => text)).toEqual(Array.from({ length: 12 }, (_, n) => `${30 - n}`));
  });
});
