/** Votes between the show and the phones' door: opened, counted, verified, told, whatever the line does. */
import { afterEach, describe, expect, it } from 'vitest';
import { aPlan, poll } from '../core/plans.ts';
import type { Gallery } from './gallery.ts';
import { live, refused } from './gallery.ts';

let gallery: Gallery;
afterEach(() => gallery.close());

const openApples = async (window = 10_000) => {
  gallery = await live();
  expect(await gallery.ask('poll.open', { pollId: 'apples', window })).toMatchObject({ ok: true, recorded: true });
};
const vote = (voter: number, choice: 'yea' | 'nay') => gallery.phones.vote({ pollId: 'apples', voter, choice, path: 'satellite' });
/** Three yea, one nay, and the last path has closed. */
const counted = async () => {
  await openApples();
  await gallery.clock.advance(1000);
  for (const voter of [1, 2, 3]) vote(voter, 'yea');
  vote(4, 'nay');
  await gallery.clock.advance(40_000);
};
const outcomes = () => gallery.phones.outcomes();

describe('opening a vote', () => {
  it('[V6] gives the door the rules before it opens', async () => {
    await openApples();
    const rules = gallery.phones.rules('apples');
    expect(rules).toMatchObject({ activationId: gallery.activationId, opensAt: gallery.poll('apples').opensAt });
    expect(gallery.clock.now()).toBeLessThan(rules?.opensAt ?? 0);
    expect(gallery.noticed).toEqual([]);
  });

  it('[V6] is refused while the door is away or cannot record', async () => {
    gallery = await live();
    gallery.phones.lose();
    expect(refused(await gallery.ask('poll.open', { pollId: 'apples' }))).toBe('phones-away');
    gallery.phones.regain();
    gallery.phones.refuse(true);
    expect(refused(await gallery.ask('poll.open', { pollId: 'apples' }))).toBe('phones-away');
  });

  it('[V12] of a second one waits until the last path of the first has closed', async () => {
    await openApples();
    await gallery.clock.advance(15_000);
    expect(refused(await gallery.ask('poll.open', { pollId: 'oranges' }))).toBe('wrong-phase');
    await gallery.clock.advance(30_000);
    expect(await gallery.ask('poll.open', { pollId: 'oranges' })).toMatchObject({ ok: true });
    expect(gallery.poll('apples').phase).toBe('counting');
    expect(gallery.poll('oranges').phase).toBe('open');
  });
});

describe('extending a vote', () => {
  it('[V6] moves its end at the door too', async () => {
    await openApples(30_000);
    const { endsAt } = gallery.poll('apples');
    await gallery.ask('poll.extend', { pollId: 'apples', by: 20_000 });
    expect(gallery.phones.rules('apples')?.endsAt).toBe((endsAt ?? 0) + 20_000);
    await gallery.clock.advance(35_000);
    expect(gallery.poll('apples').phase).toBe('open');
  });

  it('[V6] reaches a door that was away, also when the server died meanwhile', async () => {
    await openApples(30_000);
    const { extend } = gallery.phones;
    gallery.phones.extend = () => Promise.reject(new Error('The phones’ door has not answered.'));
    await gallery.ask('poll.extend', { pollId: 'apples', by: 20_000 });
    await gallery.restart();
    gallery.phones.extend = extend;
    await gallery.clock.advance(5000);
    expect(gallery.phones.rules('apples')?.endsAt).toBe(gallery.poll('apples').endsAt);
  });
});

describe('counts', () => {
  it('[V8] go up by the newest revision only, and those of another activation are nobody’s', async () => {
    await openApples();
    await gallery.clock.advance(1000);
    vote(1, 'yea');
    await gallery.clock.advance(200);
    const now = gallery.playout.operatorFigures().counts.apples;
    expect(now).toMatchObject({ yea: 1, nay: 0 });
    const heard: number[] = [];
    gallery.playout.onFigures(() => heard.push(gallery.playout.figures().polls.apples?.turnout ?? -1));
    vote(2, 'nay');
    await gallery.clock.advance(200);
    expect(heard.at(-1)).toBe(2);
    expect(gallery.playout.figures().polls.apples?.revision).toBeGreaterThan(now?.revision ?? 0);
  });

  it('[V39] that the door tells before the show knows its evening again are shown as soon as it does', async () => {
    await openApples();
    await gallery.clock.advance(1000);
    vote(1, 'yea');
    await gallery.clock.advance(200);
    const told = gallery.playout.operatorFigures().counts.apples;
    await gallery.crash();
    const { onCount } = gallery.phones;
    gallery.phones.onCount = (listener) => {
      const off = onCount(listener);
      if (told) listener(told);
      return off;
    };
    await gallery.restart();
    expect(gallery.playout.operatorFigures().counts.apples).toEqual(told);
  });

  it('[V10] of a hidden split never name yea or nay, those of a shown one do', async () => {
    gallery = await live(aPlan({ polls: [poll('apples'), poll('oranges', { split: 'shown' })] }));
    await gallery.ask('poll.open', { pollId: 'apples', window: 3000 });
    await gallery.clock.advance(500);
    vote(1, 'yea');
    await gallery.clock.advance(40_000);
    await gallery.ask('poll.open', { pollId: 'oranges', window: 10_000 });
    await gallery.clock.advance(3000);
    gallery.phones.vote({ pollId: 'oranges', voter: 1, choice: 'nay', path: 'satellite' });
    await gallery.clock.advance(500);
    const { apples, oranges } = gallery.playout.figures().polls;
    expect(Object.keys(apples ?? {}).sort()).toEqual(['revision', 'turnout']);
    expect(oranges).toMatchObject({ turnout: 1, yea: 0, nay: 1 });
  });
});

describe('a result', () => {
  it('[V11] is counted, verified, revealed and told, in this order only', async () => {
    await openApples();
    await gallery.clock.advance(5000);
    expect(refused(await gallery.ask('poll.verify', { pollId: 'apples', saw: { yea: 0, nay: 0 } }))).toBe('wrong-phase');
    await gallery.close();
    await counted();
    expect(gallery.poll('apples')).toMatchObject({ phase: 'counting', counted: { yea: 3, nay: 1, final: true } });
    expect(refused(await gallery.ask('poll.reveal', { pollId: 'apples' }))).toBe('wrong-phase');
    expect(refused(await gallery.ask('poll.verify', { pollId: 'apples', saw: { yea: 4, nay: 0 } }))).toBe('counts-differ');
    expect(await gallery.ask('poll.verify', { pollId: 'apples', saw: { yea: 3, nay: 1 } })).toEqual({ ok: true, recorded: true });
    expect(outcomes()).toEqual([]);
    await gallery.ask('poll.reveal', { pollId: 'apples' });
    expect(outcomes()).toMatchObject([{ pollId: 'apples', decision: 'yea', yea: 3, nay: 1, revealedAt: gallery.clock.now() }]);
    expect(gallery.view.graphics.map(({ kind }) => kind)).toContain('result');
  });

  it('[V11] reaches a door that was away when it was revealed, also by another life of the server', async () => {
    await counted();
    await gallery.ask('poll.verify', { pollId: 'apples', saw: { yea: 3, nay: 1 } });
    gallery.phones.lose();
    await gallery.ask('poll.reveal', { pollId: 'apples' });
    const revealedAt = gallery.clock.now();
    await gallery.clock.advance(3000);
    await gallery.restart();
    gallery.phones.regain();
    await gallery.clock.advance(5000);
    expect(outcomes()).toMatchObject([{ decision: 'yea', revealedAt }]);
  });

  it('[V11] deferred is told as deferred, and can be verified and revealed later, after the show and a restart too', async () => {
    await counted();
    await gallery.ask('poll.defer', { pollId: 'apples', reason: 'no time before the hard out' });
    const deferredAt = gallery.clock.now();
    expect(outcomes()).toMatchObject([{ pollId: 'apples', decision: 'deferred', revealedAt: deferredAt }]);
    expect(outcomes()[0]).not.toHaveProperty('yea');
    await gallery.end();
    await gallery.clock.advance(60_000);
    await gallery.restart();
    expect(outcomes()).toMatchObject([{ decision: 'deferred', revealedAt: deferredAt }]);
    expect(gallery.view.phase).toBe('ended');
    expect(await gallery.ask('poll.verify', { pollId: 'apples', saw: { yea: 3, nay: 1 } })).toMatchObject({ ok: true });
    await gallery.ask('poll.reveal', { pollId: 'apples' });
    expect(outcomes()).toMatchObject([{ decision: 'yea', yea: 3 }]);
    expect(await gallery.archive.openActivation()).toBeUndefined();
  });

  it('[V11] that never opened is deferred without a word to the phones', async () => {
    gallery = await live();
    await gallery.take();
    await gallery.ask('poll.defer', { pollId: 'apples', reason: 'the product is not here' });
    await gallery.clock.advance(60_000);
    expect(outcomes()).toEqual([]);
    expect(gallery.reports).toEqual([]);
  });

  it('[V3] void while open takes no more votes and is told as void', async () => {
    await openApples();
    await gallery.clock.advance(1000);
    vote(1, 'yea');
    await gallery.ask('poll.void', { pollId: 'apples', reason: 'the wrong product was shown' });
    expect(outcomes()).toMatchObject([{ decision: 'void' }]);
    expect(vote(2, 'yea')).toBe('closed');
    await gallery.clock.advance(60_000);
    expect(gallery.poll('apples')).toMatchObject({ phase: 'void', counted: null });
  });

  it('[V7] whose final count does not come is asked for until it does, and everybody is told', async () => {
    await openApples();
    await gallery.clock.advance(1000);
    vote(1, 'yea');
    await gallery.clock.advance(1000);
    gallery.phones.lose();
    await gallery.clock.advance(60_000);
    expect(gallery.poll('apples')).toMatchObject({ phase: 'counting', counted: null });
    expect(gallery.noticed.join()).toContain('The final count of apples has not come in yet');
    gallery.phones.regain();
    await gallery.clock.advance(5000);
    expect(gallery.poll('apples').counted).toMatchObject({ yea: 1, final: true });
  });
});

describe('another evening', () => {
  it('[R3] gets none of the counts, polls or outcomes of the one before, though its polls are called the same', async () => {
    await openApples(3000);
    await gallery.clock.advance(1000);
    vote(1, 'yea');
    await gallery.clock.advance(1000);
    let answer: (() => void) | undefined;
    const { finalCount } = gallery.phones;
    gallery.phones.finalCount = async (pollId) => {
      await new Promise<void>((resolve) => {
        answer = resolve;
      });
      return finalCount(pollId);
    };
    await gallery.clock.advance(40_000);
    await gallery.end();
    await gallery.activate();
    expect(gallery.playout.figures().polls).toEqual({});
    answer?.();
    await gallery.clock.advance(5000);
    expect(gallery.poll('apples')).toMatchObject({ phase: 'idle', counted: null });
    expect(gallery.playout.operatorFigures().counts).toEqual({});
  });
});

describe('the viewers’ page', () => {
  it('[C1] is about the product that is being sold now, and says when the episode has ended', async () => {
    gallery = await live();
    expect(gallery.phones.episode()).toMatchObject({ activationId: gallery.activationId, ended: false });
    expect(gallery.phones.episode()?.product).toBeUndefined();
    await gallery.take();
    expect(gallery.phones.episode()?.product).toMatchObject({ name: 'apples', price: 'CNY 49.90', link: 'http://shop/apples' });
    await gallery.ask('graphic.on', { graphic: 'product-card', productId: 'eggs', lasts: 5000 });
    expect(gallery.phones.episode()?.product).toMatchObject({ name: 'eggs' });
    await gallery.clock.advance(6000);
    expect(gallery.phones.episode()?.product).toMatchObject({ name: 'apples' });
    await gallery.end();
    expect(gallery.phones.episode()).toMatchObject({ ended: true });
    expect(gallery.phones.episode()?.product).toBeUndefined();
  });
});
