/**
 * Spans of arrival that may be left out of a count: typed as times of day, or taken from what looked doubtful.
 *
 * Both ends belong to a span, so a typed end means its whole second. Nothing here reads a clock or a zone.
 */
import type { Anomaly, Exclusion } from '../../../../server/contract/audience.ts';
import type { EpochMs, Ms } from '../../../../server/contract/units.ts';
import type { PollRow } from '../../../../server/contract/views.ts';

export type Span = Extract<Exclusion, { kind: 'span' }>;
export type Preset =
  | { readonly span: Span; readonly from: 'anomaly'; readonly kind: Anomaly['kind'] }
  | { readonly span: Span; readonly from: 'first-seconds' | 'last-seconds' | 'late' };

const day = 86_400;
const few: Ms = 5000;
/** When an anomaly does not say when its ballots came: what came just before it was noticed. */
const burstLength: Ms = 10_000;
const mostDoubtful = 5;

const secondOfDay = (text: string): number | undefined => {
  const found = /^(\d{1,2}):([0-5]\d):([0-5]\d)$/.exec(text.trim());
  if (!found) return undefined;
  const [h, m, s] = found.slice(1).map(Number) as [number, number, number];
  return h > 23 ? undefined : h * 3600 + m * 60 + s;
};

/**
 * The moment that a time of day means near `anchor`: at most half a day from it, so midnight is no trouble.
 * @param anchorText the time of day of `anchor`, as this screen writes it
 * @returns the beginning of that second; undefined when it is no time of day
 */
export const momentOf = (text: string, anchor: EpochMs, anchorText: string): EpochMs | undefined => {
  const [typed, there] = [secondOfDay(text), secondOfDay(anchorText)];
  if (typed === undefined || there === undefined) return undefined;
  const ahead = (((typed - there + day / 2) % day) + day) % day;
  return Math.floor(anchor / 1000) * 1000 + (ahead - day / 2) * 1000;
};

/** @returns a span of whole seconds, or the word for what is wrong with it */
export const spanOf = (from: EpochMs | undefined, to: EpochMs | undefined): Span | 'badTime' | 'badSpan' => {
  if (from === undefined || to === undefined) return 'badTime';
  return to < from ? 'badSpan' : { kind: 'span', from, to: to + 999 };
};

const wholeSeconds = (from: EpochMs, to: EpochMs): Span => ({
  kind: 'span',
  from: Math.floor(from / 1000) * 1000,
  to: Math.floor(to / 1000) * 1000 + 999,
});

/** What looked doubtful in this poll, bursts first and each time once; then the ends of the window. */
export const presetsFor = (
  { id, opensAt, endsAt, lastCloseAt }: Pick<PollRow, 'id' | 'opensAt' | 'endsAt' | 'lastCloseAt'>,
  anomalies: readonly Anomaly[],
): readonly Preset[] => {
  if (opensAt === null || endsAt === null) return [];
  const doubtful = anomalies
    .filter(({ pollId, kind, span }) => pollId === id && (kind === 'burst' || span))
    .toSorted((one, other) => Number(other.kind === 'burst') - Number(one.kind === 'burst'))
    .map(({ at, kind, span = { from: Math.max(opensAt, at - burstLength), to: Math.max(opensAt, at) } }) => ({
      from: 'anomaly' as const,
      kind,
      span: wholeSeconds(span.from, span.to),
    }))
    .filter(({ span }, place, all) => all.findIndex((one) => one.span.from === span.from && one.span.to === span.to) === place)
    .slice(0, mostDoubtful);
  return [
    ...doubtful,
    { from: 'first-seconds', span: wholeSeconds(opensAt, opensAt + few - 1000) },
    { from: 'last-seconds', span: wholeSeconds(endsAt - few, endsAt - 1000) },
    ...(lastCloseAt !== null && lastCloseAt > endsAt ? [{ from: 'late' as const, span: wholeSeconds(endsAt, lastCloseAt) }] : []),
  ];
};
