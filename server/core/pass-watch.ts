/**
 * What looks wrong in how passes are asked for: a flood from one place, newcomers turned away, passes given unasked.
 * A pass costs two increments; looking is done once a second, over minutes.
 */
import type { EpochMs, LocalText, Ms } from '../contract/units.ts';
import type { Suspicion } from './anomalies.ts';

export type PassWatch = {
  /** A pass was handed out; `place` as in `PollWatch.saw`. */
  gave(place: number): void;
  /** @param turnedAway passes refused so far; @param unchallenged passes given without the work they would have cost */
  look(now: EpochMs, turnedAway: number, unchallenged: number): readonly Suspicion[];
};

const minute: Ms = 60_000;
const places = 65_536;
const thresholds = { flood: 500, share: 0.2, turnedAway: 100, unchallenged: 100 } as const;

const says = {
  flood: (passes: number, share: number): LocalText => ({
    zh: `一分钟内同一网段领取了 ${passes} 张通行证，占 ${Math.round(share * 100)}%。`,
    en: `${passes} passes in a minute went to one network, ${Math.round(share * 100)} % of all.`,
  }),
  turnedAway: (passes: number): LocalText => ({
    zh: `一分钟内有 ${passes} 次领取通行证被拒绝：来自同一处的人太多。`,
    en: `${passes} requests for a pass were refused in a minute: too many came from one place.`,
  }),
  unchallenged: (passes: number): LocalText => ({
    zh: `投票将要结束时，拥挤处发出了 ${passes} 张未经验证的通行证。`,
    en: `${passes} passes were given without work at a crowded place, because a vote was about to close.`,
  }),
};

export const createPassWatch = (start: EpochMs): PassWatch => {
  const counts = new Uint32Array(places);
  let all = 0;
  let round = 0;
  let since = start;
  let before = { turnedAway: 0, unchallenged: 0 };
  const flood = (): readonly Suspicion[] => {
    let most = 0;
    let at = 0;
    for (let place = 0; place < places; place += 1) {
      if ((counts[place] ?? 0) <= most) continue;
      most = counts[place] ?? 0;
      at = place;
    }
    if (most < thresholds.flood || most < all * thresholds.share) return [];
    return [{ key: `passes ${round} ${at}`, kind: 'passes', message: says.flood(most, most / all), votes: 0 }];
  };
  const grown = (what: 'turnedAway' | 'unchallenged', now: number): readonly Suspicion[] => {
    const passes = now - before[what];
    return passes < thresholds[what] ? [] : [{ key: `passes ${what} ${round}`, kind: 'passes', message: says[what](passes), votes: 0 }];
  };
  return {
    gave(place) {
      all += 1;
      if (place === 0) return;
      const at = place % places;
      counts[at] = (counts[at] ?? 0) + 1;
    },
    look(now, turnedAway, unchallenged) {
      // Another activation counts from nothing.
      if (turnedAway < before.turnedAway || unchallenged < before.unchallenged) before = { turnedAway: 0, unchallenged: 0 };
      const found = [...flood(), ...grown('turnedAway', turnedAway), ...grown('unchallenged', unchallenged)];
      if (now - since >= minute) {
        counts.fill(0);
        all = 0;
        round += 1;
        since = now;
        before = { turnedAway, unchallenged };
      }
      return found;
    },
  };
};
