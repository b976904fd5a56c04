/** The rows of an evening in mid-show: eight officials, their produce, a poll for each. Everybody here is invented. */

import { minutes, seconds } from '../../server/contract/units.ts';
import type { GuestRow, PollRow, ProductRow, SegmentRow } from '../../server/contract/views.ts';
import { allOf, undecided } from './sample-votes.ts';

const both = (zh: string, en: string) => ({ zh, en });

const produceOf = (id: string, zh: string, en: string, price: number, stock: number) => ({ id, zh, en, price, stock });
const official = (name: [string, string], title: [string, string], province: [string, string]) => ({
  guest: both(...name),
  title: both(...title),
  province: both(...province),
});

const officials = [
  official(['陈思远', 'Chen Siyuan'], ['赣州市农业农村局副局长', 'Deputy head, Ganzhou Bureau of Agriculture'], ['江西', 'Jiangxi']),
  official(['李望秋', 'Li Wangqiu'], ['洛川县副县长', 'Deputy county head, Luochuan'], ['陕西', 'Shaanxi']),
  official(['周文静', 'Zhou Wenjing'], ['孝感市商务局局长', 'Head, Xiaogan Bureau of Commerce'], ['湖北', 'Hubei']),
  official(['赵北辰', 'Zhao Beichen'], ['五常市副市长', 'Deputy mayor, Wuchang'], ['黑龙江', 'Heilongjiang']),
  official(['林若溪', 'Lin Ruoxi'], ['安溪县茶业管理委员会主任', 'Director, Anxi Tea Committee'], ['福建', 'Fujian']),
  official(['杨一诺', 'Yang Yinuo'], ['蒲江县副县长', 'Deputy county head, Pujiang'], ['四川', 'Sichuan']),
  official(['孙雪松', 'Sun Xuesong'], ['敦化市农业农村局局长', 'Head, Dunhua Bureau of Agriculture'], ['吉林', 'Jilin']),
  official(['黄海兰', 'Huang Hailan'], ['湘西州商务局副局长', 'Deputy head, Xiangxi Bureau of Commerce'], ['陕西', 'Shaanxi']),
];

export const produce = [
  produceOf('oranges', '赣南脐橙', 'Gannan navel oranges', 4990, 12_000),
  produceOf('apples', '洛川苹果', 'Luochuan apples', 5980, 9000),
  produceOf('eggs', '神丹山鸡蛋', 'Hill-farm eggs', 3680, 20_000),
  produceOf('rice', '五常大米', 'Wuchang rice', 8900, 6000),
  produceOf('tea', '安溪铁观音', 'Anxi Tieguanyin tea', 12_800, 3000),
  produceOf('kiwis', '蒲江猕猴桃', 'Pujiang kiwi fruit', 4590, 8000),
  produceOf('honey', '长白山椴树蜜', 'Changbai linden honey', 6900, 4000),
  produceOf('pears', '砀山酥梨', 'Dangshan pears', 3990, 7000),
].flatMap((item, index) => (officials[index] ? [{ ...item, ...officials[index] }] : []));

type Plain = Pick<SegmentRow, 'id' | 'title' | 'kind' | 'planned'> & Partial<SegmentRow>;

const plain: readonly Plain[] = [
  {
    id: 'opening',
    title: both('开场', 'Opening'),
    kind: 'opening',
    planned: minutes(4),
    notes: both('主持人从左侧上台；掌声垫底', 'Host enters from stage left; applause bed under'),
  },
  ...produce.flatMap(({ id, zh, en }): Plain[] => [
    {
      id: `guest-${id}`,
      title: both(`县长来了：${zh}`, `The official presents: ${en}`),
      kind: 'guest',
      planned: minutes(7),
      guestId: `guest-${id}`,
      productId: id,
    },
    {
      id: `vote-${id}`,
      title: both(`要不要：${zh}`, `Yea or nay: ${en}`),
      kind: 'vote',
      planned: minutes(2.5),
      pollId: `poll-${id}`,
      productId: id,
    },
    { id: `order-${id}`, title: both(`开抢：${zh}`, `Order now: ${en}`), kind: 'order', planned: minutes(4), productId: id },
  ]),
  { id: 'thanks', title: both('致谢与明日预告', 'Thanks, and tomorrow'), kind: 'host', planned: minutes(3) },
  { id: 'closing', title: both('片尾', 'Closing clip'), kind: 'closing', planned: minutes(1), cutBy: 'cuecart' },
];

const bench: readonly Plain[] = [
  {
    id: 'spare-recipes',
    title: both('备播：橙皮三吃', 'Spare: three things to do with orange peel'),
    kind: 'product',
    planned: minutes(5),
    state: 'bench',
  },
  {
    id: 'spare-map',
    title: both('备播：七省地图', 'Spare: the seven provinces on a map'),
    kind: 'clip',
    planned: seconds(90),
    state: 'bench',
  },
];

/** Index of the segment on air in `sampleRundown`. */
export const onAirIndex = 5;

/** `start`: epoch ms of the planned start. The show runs 1:05 over at the segment on air. */
export const sampleRundown = (start: number): SegmentRow[] => {
  const late = seconds(65);
  let planned = start;
  const rows = plain.map((row, index): SegmentRow => {
    const plannedStart = planned;
    planned += row.planned;
    const state = index < onAirIndex ? 'done' : index === onAirIndex ? 'on-air' : index === onAirIndex + 1 ? 'next' : 'later';
    return {
      min: row.planned / 2,
      max: row.planned * 1.5,
      cutBy: 'either',
      state,
      plannedStart,
      expectedStart: index === 0 ? start : plannedStart + (index <= onAirIndex ? Math.min(late, index * seconds(13)) : late),
      actual: index < onAirIndex ? row.planned + seconds(13) : index === onAirIndex ? seconds(40) : null,
      ...row,
    };
  });
  const spare = bench.map(
    (row): SegmentRow => ({
      min: row.planned / 2,
      max: row.planned,
      cutBy: 'either',
      state: 'bench',
      plannedStart: null,
      expectedStart: null,
      actual: null,
      ...row,
    }),
  );
  return [...rows, ...spare];
};

export const sampleGuests = (now: number): GuestRow[] =>
  produce.map(({ id, guest, title, province }, index) => ({
    id: `guest-${id}`,
    name: guest,
    title,
    province,
    productId: id,
    phase: (['done', 'on', 'ready', 'arrived', 'expected', 'expected', 'no-show', 'expected'] as const)[index] ?? 'expected',
    approved: index !== 3 && index !== 6,
    slot: minutes(7),
    onSince: index === 1 ? now - minutes(2) : null,
    used: index === 0 ? minutes(6) + seconds(20) : 0,
    arrivedAt: index < 4 ? now - minutes(50 - index * 7) : null,
    micAt: index < 3 ? now - minutes(20 - index * 6) : null,
    given: 0,
    returned: index === 0 ? seconds(40) : index === 6 ? minutes(7) : 0,
    ...(index < 7 ? { protocol: [1, 2, 4, 3, 5, 6, 7][index] ?? 9 } : {}),
    place: index + 1,
    ...(index === 2 || index === 3 ? { byProtocol: index === 2 ? 4 : 3 } : {}),
    slotId: index === 0 ? null : `guest-${id}`,
    slotSkipped: false,
  }));

export const sampleProducts = (): ProductRow[] =>
  produce.map(({ id, zh, en, price, stock }, index) => ({
    id,
    itemNumber: String(101 + index),
    sku: `SKU-${id.toUpperCase()}`,
    name: both(zh, en),
    price: { minor: price, currency: 'CNY' },
    opening: stock,
  }));

const count = (id: string, at: number, yea: number, nay: number, final: boolean) => ({
  pollId: `poll-${id}`,
  activationId: 'act-sample',
  revision: 12,
  yea,
  nay,
  perPath: {
    satellite: { yea: Math.round(yea * 0.4), nay: Math.round(nay * 0.35) },
    web: { yea: yea - Math.round(yea * 0.4), nay: nay - Math.round(nay * 0.35) },
  },
  perTier: allOf(yea, nay),
  ballots: yea + nay + 1213,
  at,
  final,
});

export const samplePolls = (now: number): PollRow[] =>
  produce.map(({ id, zh, en }, index) => {
    const base: PollRow = {
      id: `poll-${id}`,
      question: both(`${zh}，您要不要？`, `Would you buy ${en}?`),
      yea: both('要', 'Yea'),
      nay: both('不要', 'Nay'),
      productId: id,
      phase: 'idle',
      ...(index > 1 ? { opening: { segmentId: `vote-${id}`, trigger: '+0:20', firesAt: null } } : {}),
      opensAt: null,
      endsAt: null,
      lastCloseAt: null,
      earliestReveal: null,
      split: 'hidden',
      quorum: 100,
      ...undecided,
      counted: null,
      decision: null,
      verifiedBy: null,
      reason: null,
      branch: null,
    };
    if (index === 0) {
      const counted = count(id, now - minutes(9), 152_340, 31_877, true);
      return {
        ...base,
        phase: 'revealed',
        seen: true,
        opensAt: now - minutes(12),
        endsAt: now - minutes(11),
        lastCloseAt: now - minutes(11) + seconds(45),
        earliestReveal: now - minutes(10),
        counted,
        decision: 'yea',
        verifiedBy: 'Wu Tong',
        verifiedAt: now - minutes(10),
        verdict: 'yea',
        robust: true,
        branch: { to: 'order-oranges', confirmed: true },
      };
    }
    if (index === 1)
      return {
        ...base,
        phase: 'open',
        seen: true,
        opensAt: now - seconds(20),
        endsAt: now + seconds(25),
        lastCloseAt: now + seconds(70),
        earliestReveal: now + seconds(85),
        fill: seconds(60),
        counted: count(id, now, 41_205, 9877, false),
      };
    return base;
  });
