/**
 * An invented show for partners who try out their side: two minutes of everything a feed can say, over and over.
 *
 * Made from the time alone, so that two who look at once see the same. It says of itself that it is a test wherever it has words.
 */
import type { Figures, GraphicOn, Money } from '../contract/graphics.ts';
import { type EpochMs, type Ms, minutes, seconds } from '../contract/units.ts';
import { slotLength } from './air-code.ts';
import type { FeedMoment } from './feed-moment.ts';
import type { CodeNow } from './station-code.ts';
import { stationEvents } from './station-feed.ts';
import { offAir, type StationPoll, type StationState } from './station-state.ts';

export const testStation = 'test';
export const testPath = 'test-path';

const loop: Ms = minutes(2);
const at = {
  product: seconds(15),
  announced: seconds(35),
  open: seconds(45),
  closed: seconds(75),
  result: seconds(85),
  break: seconds(100),
  ended: seconds(112),
};

const price: Money = { minor: 4990, currency: 'CNY' };
const words = (zh: string, en: string) => ({ zh: `测试 ${zh}`, en: `TEST ${en}` });
const question = words('要不要这箱苹果？', 'Shall we take this box of apples?');
const sides = { question, yea: words('要', 'Yes'), nay: words('不要', 'No') };
const link = 'https://test.invalid/vote';

const graphicsAt = (start: EpochMs, passed: Ms): readonly GraphicOn[] => {
  const on = (id: string, data: GraphicOn['data'], startsAt: EpochMs, endsAt: EpochMs | null): GraphicOn => ({
    ...{ id: `test-${id}`, kind: data.kind, data, startsAt, endsAt, by: 'test' },
  });
  const label = on('label', { kind: 'label', text: words('虚构数据', 'INVENTED DATA'), mandatory: true }, start, null);
  const third = {
    kind: 'lower-third',
    name: words('林小海', 'Lin Xiaohai'),
    title: words('果农', 'Grower'),
    place: words('海南', 'Hainan'),
  } as const;
  const card: GraphicOn['data'] = {
    ...{ kind: 'product-card', productId: 'test-apples', itemNumber: '01', name: words('苹果', 'Apples'), price },
    ...{
      unit: words('五公斤', '5 kg'),
      seller: words('果园', 'Orchard'),
      delivery: words('两天', 'Two days'),
      returns: words('七天', 'Seven days'),
    },
  };
  const [opensAt, endsAt] = [start + at.open, start + at.closed];
  const bar: GraphicOn['data'] = {
    ...{ kind: 'vote-bar', pollId: 'test-vote', ...sides, split: 'hidden', opensAt, endsAt, link },
    pictures: [{ id: testStation, paths: [testPath] }],
  };
  const result: GraphicOn['data'] = { kind: 'result', pollId: 'test-vote', ...sides, count: { yea: 700, nay: 300 }, decision: 'yea' };
  const isIn = (from: Ms, to: Ms) => passed >= from && passed < to;
  return [
    label,
    ...(isIn(0, at.product) ? [on('third', third, start, start + at.product)] : []),
    ...(isIn(at.product, at.open) ? [on('card', card, start + at.product, null)] : []),
    ...(isIn(at.open, at.closed) ? [on('bar', bar, opensAt, endsAt)] : []),
    ...(isIn(at.result, at.break) ? [on('result', result, start + at.result, start + at.break)] : []),
  ];
};

const pollsAt = (start: EpochMs, passed: Ms, delay: Ms): readonly StationPoll[] => {
  if (passed < at.announced) return [];
  const phase = passed < at.open ? 'announced' : passed < at.closed ? 'open' : passed < at.result ? 'closed' : 'revealed';
  const [opensAt, endsAt] = [start + at.open, start + at.closed];
  const viewers = { opensAt: opensAt + delay, endsAt: endsAt + delay, warnings: [endsAt + delay - seconds(10)] };
  return [{ id: 'test-vote', ...sides, productId: 'test-apples', phase, opensAt, endsAt, openEnded: false, eligible: true, viewers }];
};

const segmentAt = (start: EpochMs, passed: Ms): StationState['segment'] => {
  const inProduct = passed >= at.product;
  const [startedAt, endsAt] = inProduct ? [start + at.product, start + at.break] : [start, start + at.product];
  const name = inProduct
    ? { id: 'test-apples', title: words('苹果', 'Apples'), kind: 'vote' }
    : { id: 'test-opening', title: words('开场', 'Opening'), kind: 'opening' };
  return { runId: `${name.id}-${start}`, ...name, startedAt, endsAt };
};

export const testState = (now: EpochMs, delay: Ms): StationState => {
  const start = now - (now % loop);
  const passed = now - start;
  const isOver = passed >= at.ended;
  const isOnAir = !isOver;
  return {
    ...offAir(delay),
    onAir: isOnAir,
    activation: `test-${start}`,
    kind: 'simulated',
    episode: { id: 'test-episode', title: words('虚构的一晚', 'an invented evening'), date: '2000-01-01' },
    segment: isOnAir ? segmentAt(start, passed) : null,
    break: { on: isOnAir && passed >= at.break },
    product: isOnAir && passed >= at.product ? { id: 'test-apples', itemNumber: '01', name: words('苹果', 'Apples'), price } : null,
    graphics: isOnAir ? graphicsAt(start, passed) : [],
    polls: pollsAt(start, passed, delay),
    results: passed >= at.result ? [{ pollId: 'test-vote', question, decision: 'yea', yea: 700, nay: 300 }] : [],
    ended: { ended: isOver },
  };
};

export const testFigures = (now: EpochMs): Figures => {
  const passed = now % loop;
  const sold = Math.floor(Math.max(0, passed - at.product) / seconds(1));
  const turnout = Math.floor((Math.min(Math.max(0, passed - at.open), at.closed - at.open) / (at.closed - at.open)) * 1000);
  return {
    ...{ revision: Math.floor(now / seconds(1)), at: now },
    polls: passed < at.open ? {} : { 'test-vote': { turnout, revision: turnout } },
    products: { 'test-apples': { sold, left: 1000 - sold, at: now } },
    sales: { units: sold, net: { minor: sold * price.minor, currency: price.currency }, at: now },
  };
};

export const testCode = (now: EpochMs): CodeNow => {
  const until = now - (now % slotLength) + slotLength;
  const code = `TEST${String(until / slotLength).slice(-6)}`;
  return { code, link: `${link}?p=${testStation}&c=${code}`, until };
};

export const testMoment = (now: EpochMs): FeedMoment => ({
  at: now,
  stateOf: (_station, delay) => testState(now, delay),
  changesOf: (before, after) => stationEvents(before, after, now),
});
