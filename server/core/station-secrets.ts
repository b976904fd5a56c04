/**
 * What a station that is behind the origin must not know before its own viewers see it: results, corrections, and prices that were a secret.
 *
 * Each has the moment at which it was revealed at the origin. It leaves the house for a station when that station's viewers are at this
 * moment, less the time that the way may take. Everything else may leave at once, and be held where it is shown. Nothing here reads a clock.
 */
import type { GraphicOn } from '../contract/graphics.ts';
import type { EpochMs, Ms } from '../contract/units.ts';
import type { OutputView } from '../contract/views.ts';
import { type DumpedThen, seenAt } from './delay-ramp.ts';
import type { ShowContext } from './show-state.ts';

/** When each was revealed at the origin. A correction is a reveal of its poll's result anew. */
export type Secrets = {
  readonly results: Readonly<Record<string, EpochMs>>;
  readonly prices: Readonly<Record<string, EpochMs>>;
};

export const noSecrets: Secrets = { results: {}, prices: {} };

/** For the way: what is shown to the moment must have come by then. */
export const secretLead: Ms = 250;

const never = Number.NEGATIVE_INFINITY;

export const secretsOf = (context: Pick<ShowContext, 'polls' | 'revealed'> | null): Secrets =>
  context === null
    ? noSecrets
    : {
        results: Object.fromEntries(
          Object.entries(context.polls).flatMap(([id, { revealedAt }]) => (revealedAt === null ? [] : [[id, revealedAt] as const])),
        ),
        prices: context.revealed,
      };

/** When the newest of them was revealed; negative infinity when there is none. */
export const newestReveal = ({ results, prices }: Secrets): EpochMs => Math.max(never, ...Object.values(results), ...Object.values(prices));

/**
 * From when what was revealed then may leave for a station.
 * @param delay of its path; with none it is told as the origin's own viewers are
 */
export const leavesAt = (revealedAt: EpochMs, delay: Ms, dumped: DumpedThen | null | undefined): EpochMs =>
  delay === 0 || revealedAt === never ? never : seenAt(revealedAt, delay, dumped) - secretLead;

/** When what this graphic says was revealed; undefined: it says no secret. */
const revealOf = ({ data, startsAt }: GraphicOn, secrets: Secrets): EpochMs | undefined => {
  switch (data.kind) {
    case 'result':
    case 'correction':
      return secrets.results[data.pollId] ?? startsAt;
    case 'board':
      // Its rows name no poll, and its order may say as much as a figure.
      return data.ranking === 'yea' || data.rows.some(({ result }) => result) ? newestReveal({ ...secrets, prices: {} }) : undefined;
    case 'product-card':
      return secrets.prices[data.productId];
    case 'price-reveal':
      return data.price ? secrets.prices[data.productId] : undefined;
    default:
      return undefined;
  }
};

type Behind = { readonly delay: Ms; readonly dumped?: DumpedThen };

/** From when it may leave whole; negative infinity: at once. */
const wholeFrom = (graphic: GraphicOn, secrets: Secrets, { delay, dumped }: Behind): EpochMs => {
  const revealedAt = revealOf(graphic, secrets);
  return revealedAt === undefined ? never : leavesAt(revealedAt, delay, dumped);
};

export const isHeld = (graphic: GraphicOn, secrets: Secrets, station: Behind, now: EpochMs): boolean =>
  wholeFrom(graphic, secrets, station) > now;

/** What of it may be known beforehand. */
const withoutSecret = (graphic: GraphicOn): readonly GraphicOn[] => {
  const { data } = graphic;
  if (data.kind !== 'price-reveal') return [];
  const { price: _price, unitPrice: _unitPrice, ...rest } = data;
  return [{ ...graphic, data: rest }];
};

export type Early = {
  readonly view: OutputView;
  /** When more of it may leave; null: this is all of it. */
  readonly until: EpochMs | null;
};

/** What may leave of this view now; the view itself where that is all of it. @param now epoch ms, by the server's clock */
export const earlyView = (view: OutputView, secrets: Secrets, now: EpochMs): Early => {
  const waits = view.graphics.map((graphic) => wholeFrom(graphic, secrets, view));
  const ahead = waits.filter((at) => at > now);
  if (ahead.length === 0) return { view, until: null };
  const graphics = view.graphics.flatMap((graphic, index) => ((waits[index] ?? never) > now ? withoutSecret(graphic) : [graphic]));
  return { view: { ...view, graphics }, until: Math.min(...ahead) };
};
