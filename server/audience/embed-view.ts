/**
 * What a station's embedded overlay has at a moment: what that station's own viewers see then, and nothing before or beside it. Pure.
 *
 * A vote from when the picture of its path shows it, until it is closed there; a result from when that picture has it; what is sold, late by
 * the path's delay; nothing in a break of the station's own. A player that is later than its path is held back on the page itself, so each
 * thing is told for as much longer as that may be.
 */
import type { Count, PhoneEpisode } from '../contract/audience.ts';
import type { PhonePoll } from '../contract/phone.ts';
import type { EmbedSubject, ToldEmbed } from '../contract/station-embed.ts';
import type { EpochMs, Ms } from '../contract/units.ts';
import { hearsAt, phonePoll } from './phone-view.ts';
import type { DoorPoll } from './poll.ts';

/** How long after its end a vote is said to be counted, and how long a result stays. */
export const countingFor: Ms = 12_000;
export const resultFor: Ms = 45_000;
/** By how much a player may be later than its path. */
export const longestHold: Ms = 30_000;

export type Product = PhoneEpisode['product'];
/** What was sold from when on, at the origin, oldest first. */
export type Sold = {
  readonly activationId: string;
  readonly at: EpochMs;
  readonly product: Product;
  readonly productId?: string | undefined;
};

export type EmbedViewing = {
  readonly embed: ToldEmbed;
  readonly episode: PhoneEpisode;
  /** Oldest first. */
  readonly polls: readonly DoorPoll[];
  readonly sold: readonly Sold[];
  published(poll: DoorPoll): Count | undefined;
};
export type EmbedView = {
  readonly episode: PhoneEpisode | null;
  readonly polls: readonly PhonePoll[];
  /** When it will be another without anything new being heard; undefined: not by itself. */
  readonly nextAt: EpochMs | undefined;
};

export const nothingShown: EmbedView = { episode: null, polls: [], nextAt: undefined };

/** The poll as this path's viewers have it now, with the moments at which that changes; no poll: not now. */
const pollOf = (poll: DoorPoll, { embed, episode, published }: EmbedViewing, now: EpochMs) => {
  const isWithheld = embed.withheld?.polls.includes(poll.rules().pollId) ?? false;
  const may = (subject: EmbedSubject): boolean => !isWithheld && embed.may.includes(subject);
  const watching = { path: embed.path, proved: false };
  // A count that moves while the vote is open is ahead of this picture: it is in the picture itself.
  const { count: _ahead, ...whole } = phonePoll(poll, published(poll), { watching, episode, now });
  const own = poll.rules().windows.find(({ path }) => path === embed.path);
  const outcome = poll.outcome();
  const { late = 0 } = embed;
  const hears = outcome ? hearsAt(poll, outcome, embed.path, episode) : undefined;
  const heardAt = hears === undefined ? undefined : hears + late;
  if (heardAt !== undefined && now >= heardAt) {
    const shown = { from: heardAt, until: heardAt + resultFor };
    const isFor = may('result') && (!whole.outcome?.corrects || may('correction'));
    return { poll: isFor ? { ...whole, shown } : undefined, shown, moments: [] };
  }
  // Its path may have the result already: this station's viewers, later than that, do not.
  const { outcome: _early, ...told } = whole;
  const wakes = heardAt === undefined ? [] : [heardAt];
  if (!may('vote') || !own || !told.eligible) return { poll: undefined, shown: undefined, moments: wakes };
  // Nobody has proved a picture here, and a live bar gives an unproved viewer no time beyond the origin's: never before their own picture.
  const opensAt = Math.max(told.opensAt, own.opensAt + late);
  if (opensAt >= told.endsAt) return { poll: undefined, shown: undefined, moments: wakes };
  const shown = { from: opensAt, until: told.endsAt + countingFor };
  return { poll: { ...told, opensAt, shown }, shown, moments: wakes };
};

/** What this path's viewers see being sold, and when that changes. */
const productOf = ({ embed, episode, sold }: EmbedViewing, now: EpochMs): { product: Product; moments: EpochMs[] } => {
  const { late = 0, withheld } = embed;
  const delay = (episode.paths.find(({ id }) => id === embed.path)?.delay ?? 0) + late;
  const own = embed.may.includes('product') ? sold.filter(({ activationId }) => activationId === episode.activationId) : [];
  const newest = own.findLast(({ at }) => at + delay <= now);
  const isAllowed = newest?.productId === undefined || !withheld?.products.includes(newest.productId);
  return { product: isAllowed ? newest?.product : undefined, moments: own.map(({ at }) => at + delay) };
};

export const embedView = (viewing: EmbedViewing, now: EpochMs): EmbedView => {
  const { embed, episode } = viewing;
  const next = (moments: readonly EpochMs[]): EpochMs | undefined => {
    const ahead = moments.filter((at) => at > now);
    return ahead.length > 0 ? Math.min(...ahead) : undefined;
  };
  if (embed.may.length === 0) return nothingShown;
  const breaks = embed.away.flatMap(({ leavesAt, rejoinsAt }) => (rejoinsAt === null ? [leavesAt] : [leavesAt, rejoinsAt]));
  const isAway = embed.away.some(({ leavesAt, rejoinsAt }) => now >= leavesAt && (rejoinsAt === null || now < rejoinsAt));
  if (isAway) return { ...nothingShown, nextAt: next(breaks) };
  const polls = viewing.polls.map((poll) => pollOf(poll, viewing, now));
  const { product, moments } = productOf(viewing, now);
  const { activationId, kind, title, series, languages, logKey, witnesses } = episode;
  return {
    episode: {
      ...{ activationId, kind, title, series, languages, ended: false },
      paths: episode.paths.filter(({ id }) => id === embed.path),
      ...(product ? { product } : {}),
      ...(logKey === undefined ? {} : { logKey }),
      ...(witnesses === undefined ? {} : { witnesses }),
    },
    polls: polls.flatMap(({ poll, shown }) => (poll && shown && now >= shown.from && now < shown.until + longestHold ? [poll] : [])),
    nextAt: next([
      ...breaks,
      ...moments,
      ...polls.flatMap((one) => [...one.moments, ...(one.shown ? [one.shown.from, one.shown.until + longestHold] : [])]),
    ]),
  };
};
