/**
 * What looks wrong in the course of a vote: too much at once, too much from one place, too quick or too regular for people.
 *
 * Nothing is dropped because of it: it tells a person how many votes to look at, and when they came. A ballot costs a few increments,
 * looking is done once a second. Places are salted numbers; only their sums, and the first and last second of each, are kept.
 * Times are epoch ms at the door.
 */
import type { Anomaly, PollRules } from '../contract/audience.ts';
import type { EpochMs, LocalText, Ms } from '../contract/units.ts';
import { createSpannedCounts } from './spanned-counts.ts';

/** `key` stays the same while the same thing goes on, and is one poll's own. */
export type Suspicion = Pick<Anomaly, 'kind' | 'message' | 'votes' | 'span'> & { readonly key: string };

export type PollWatch = {
  /**
   * A ballot was taken.
   * @param place salted number of where it came from; 0: not looked at
   * @param arrivedAt when its pass was handed out on the same line; undefined when it had one already
   */
  saw(receivedAt: EpochMs, place: number, arrivedAt: EpochMs | undefined): void;
  /** Rules with a later end. */
  adopt(rules: PollRules): void;
  look(now: EpochMs): readonly Suspicion[];
};

/** One bin of a poll's course. */
const bin: Ms = 20;
const second = 1000 / bin;
/** Nobody sees a button and presses it within this. */
const tooQuick: Ms = 120;
/** How long after their arrival newcomers' votes are compared. */
const arrivals: Ms = 30_000;
const mostBins = 3_600_000 / bin;
const places = 65_536;

/** When many people do the same thing and should: what is on air made them. */
const expected = { afterOpening: 10_000, afterWarning: 6000, warnings: [30_000, 10_000] } as const;
const thresholds = {
  burst: { votes: 200, times: 5 },
  place: [
    { votes: 300, share: 0.15 },
    { votes: 5000, share: 0.03 },
  ],
  quick: { votes: 100, share: 0.2 },
  regular: { votes: 100, times: 8 },
} as const;

const sum = (counts: Uint32Array, from: number, to: number): number => {
  let total = 0;
  for (let at = Math.max(0, from); at < Math.min(counts.length, to); at += 1) total += counts[at] ?? 0;
  return total;
};

const median = (values: readonly number[]): number => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;

const percent = (share: number): number => Math.round(share * 100);

const says = {
  burst: (votes: number, usual: number): LocalText => ({
    zh: `一秒内收到 ${votes} 票，而这次投票通常每秒 ${usual} 票，且没有画面提示可以解释。`,
    en: `${votes} votes in one second, where this poll has had ${usual} a second, and nothing on air explains it.`,
  }),
  place: (votes: number, share: number): LocalText => ({
    zh: `同一网段投出 ${votes} 票，占全部的 ${percent(share)}%。可能是共用地址的运营商，也可能是机器。`,
    en: `${votes} votes from one network, ${percent(share)} % of all. It may be a carrier whose users share addresses, or machines.`,
  }),
  quick: (votes: number): LocalText => ({
    zh: `开放后 ${tooQuick} 毫秒内就收到 ${votes} 票：人来不及看到按钮再按下。`,
    en: `${votes} votes within ${tooQuick} ms of opening: nobody sees a button and presses it that fast.`,
  }),
  regular: (votes: number, after: Ms): LocalText => ({
    zh: `${votes} 张新通行证都在领取后约 ${(after / 1000).toFixed(1)} 秒投票：人不会这样整齐。`,
    en: `${votes} new passes voted ${(after / 1000).toFixed(1)} s after they were handed out: people are not that regular.`,
  }),
};

/** True when what is on air at that moment makes many vote at once. */
const isExpected = (rules: PollRules, at: EpochMs): boolean =>
  [{ opensAt: rules.opensAt, endsAt: rules.endsAt, delay: 0 }, ...rules.windows].some(
    ({ opensAt, endsAt, delay }) =>
      (at >= opensAt - 1000 && at < Math.max(opensAt, rules.opensAt + delay) + expected.afterOpening) ||
      expected.warnings.some((warning) => at >= endsAt - warning - 1000 && at < endsAt - warning + expected.afterWarning),
  );

/** Far more in a second than in the ten before it. One suspicion a run of such seconds. */
const createBursts = (votesIn: (second: number) => number, firstAt: EpochMs) => {
  const runs: { readonly from: number; to: number; votes: number; most: number; usual: number }[] = [];
  let next = 0;
  const judge = (rules: PollRules, place: number): void => {
    const votes = votesIn(place);
    const before = Array.from({ length: Math.min(10, place) }, (_, back) => place - 1 - back).filter((one) =>
      runs.every((run) => one < run.from || one > run.to),
    );
    const usual = Math.max(1, median(before.map(votesIn)));
    if (votes < thresholds.burst.votes || votes < usual * thresholds.burst.times || isExpected(rules, firstAt + place * 1000)) return;
    const last = runs.at(-1);
    if (last && last.to === place - 1) {
      last.to = place;
      last.votes += votes - usual;
      last.most = Math.max(last.most, votes);
    } else if (runs.length < 20) runs.push({ from: place, to: place, votes: votes - usual, most: votes, usual });
  };
  return (rules: PollRules, now: EpochMs): readonly Suspicion[] => {
    for (; firstAt + (next + 1) * 1000 <= now && next < mostBins / second; next += 1) judge(rules, next);
    return runs.map(({ from, to, votes, most, usual }) => ({
      key: `burst ${from}`,
      kind: 'burst',
      message: says.burst(most, usual),
      votes,
      span: { from: firstAt + from * 1000, to: firstAt + (to + 1) * 1000 },
    }));
  };
};

const createPlaces = (firstAt: EpochMs) => {
  const spanned = createSpannedCounts(places, firstAt);
  const { counts } = spanned;
  let all = 0;
  return {
    saw(place: number, at: EpochMs): void {
      all += 1;
      if (place !== 0) spanned.saw(place % places, at);
    },
    look(): readonly Suspicion[] {
      const found: Suspicion[] = [];
      const least = Math.min(...thresholds.place.map(({ votes }) => votes));
      for (let at = 0; at < places && found.length < 20; at += 1) {
        const votes = counts[at] ?? 0;
        if (votes < least || !thresholds.place.some((limit) => votes >= limit.votes && votes >= all * limit.share)) continue;
        const span = spanned.span(at, at);
        found.push({ key: `place ${at}`, kind: 'one-place', message: says.place(votes, votes / all), votes, span });
      }
      return found;
    },
  };
};

const createArrivals = (firstAt: EpochMs) => {
  const spanned = createSpannedCounts(arrivals / bin, firstAt);
  const { counts } = spanned;
  return {
    saw(after: Ms, at: EpochMs): void {
      const which = Math.floor(after / bin);
      if (which >= 0 && which < counts.length) spanned.saw(which, at);
    },
    look(): readonly Suspicion[] {
      let best: { votes: number; at: number } | undefined;
      for (let at = 0; at < counts.length - 1; at += 1) {
        const votes = sum(counts, at, at + 2);
        if (votes < thresholds.regular.votes || votes <= (best?.votes ?? 0)) continue;
        const around = (sum(counts, at - second, at + second + 2) - votes) / second;
        if (votes > thresholds.regular.times * Math.max(1, around)) best = { votes, at };
      }
      if (!best) return [];
      const { votes, at } = best;
      return [{ key: 'regular', kind: 'timing', message: says.regular(votes, at * bin), votes, span: spanned.span(at, at + 1) }];
    },
  };
};

export const createPollWatch = (first: PollRules): PollWatch => {
  let rules = first;
  const firstAt = Math.min(first.opensAt, ...first.windows.map((window) => window.opensAt));
  const place = (at: EpochMs): number => Math.floor((at - firstAt) / bin);
  const roomFor = ({ windows, endsAt }: PollRules): number =>
    Math.min(mostBins, Math.max(second, place(Math.max(endsAt, ...windows.map((window) => window.closesAt))) + second));
  let course = new Uint32Array(roomFor(first));
  const where = createPlaces(firstAt);
  const newcomers = createArrivals(firstAt);
  const bursts = createBursts((at) => sum(course, at * second, (at + 1) * second), firstAt);

  const quick = (now: EpochMs): readonly Suspicion[] =>
    [...new Set(rules.windows.map((window) => window.opensAt))].flatMap((opensAt): readonly Suspicion[] => {
      if (now < opensAt + 2000) return [];
      const from = place(opensAt);
      const width = tooQuick / bin;
      const votes = sum(course, from, from + width) - sum(course, from - width, from);
      if (votes < thresholds.quick.votes || votes < thresholds.quick.share * sum(course, from, from + 2 * second)) return [];
      return [
        { key: `quick ${opensAt}`, kind: 'timing', message: says.quick(votes), votes, span: { from: opensAt, to: opensAt + tooQuick } },
      ];
    });

  return {
    adopt(next) {
      rules = next;
      const grown = new Uint32Array(Math.max(course.length, roomFor(next)));
      grown.set(course);
      course = grown;
    },
    saw(receivedAt, from, arrivedAt) {
      const at = place(receivedAt);
      if (at >= 0 && at < course.length) course[at] = (course[at] ?? 0) + 1;
      where.saw(from, receivedAt);
      if (arrivedAt !== undefined) newcomers.saw(receivedAt - arrivedAt, receivedAt);
    },
    look: (now) => [...bursts(rules, now), ...where.look(), ...quick(now), ...newcomers.look()],
  };
};
