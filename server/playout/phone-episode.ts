/** What the viewers' page is about: the episode, and what is being sold now. */
import type { PhoneEpisode } from '../contract/audience.ts';
import type { ToldEpisode } from '../contract/station-embed.ts';
import type { EpochMs } from '../contract/units.ts';
import { toldEmbed } from '../core/embed-rules.ts';
import type { Links } from '../core/graphics.ts';
import { breaksOf } from '../core/local-breaks.ts';
import type { Plan } from '../core/plan.ts';
import { picturesOf } from '../core/poll-rules.ts';
import { isPriceSecret } from '../core/price-reveals.ts';
import { phaseOf } from '../core/show.ts';
import { onAirRun, type ShowContext, segmentOf } from '../core/show-state.ts';
import { stationsNow } from '../core/station-changes.ts';
import { delayOf } from '../core/station-delay.ts';
import { waresOf } from '../core/wares.ts';
import type { Running } from './show-keeper.ts';

const priceText = (minor: number): string => `${Math.floor(minor / 100)}.${String(minor % 100).padStart(2, '0')}`;

/** The product whose card is on; without a card, the product of the segment on air. None while its price is a secret. */
const productNow = (context: ShowContext, now: EpochMs) => {
  const card = context.graphics.findLast(
    ({ kind, startsAt, endsAt }) => kind === 'product-card' && startsAt <= now && (endsAt === null || endsAt > now),
  );
  const run = onAirRun(context);
  const id = card?.productId ?? (run ? segmentOf(context, run.segmentId).product : undefined);
  return isPriceSecret(context, id) ? undefined : context.plan.products[id ?? ''];
};

/** The keys pinned in the series; a plan of an older Cuecart has none. */
const logKeys = (voteLog: Plan['voteLog'] | undefined): Pick<PhoneEpisode, 'logKey' | 'witnesses'> => ({
  ...(voteLog?.publicKey === undefined ? {} : { logKey: voteLog.publicKey }),
  ...(voteLog?.witnesses.length ? { witnesses: voteLog.witnesses.map(({ publicKey }) => publicKey) } : {}),
});

/** Every station, also one that nobody may frame: the door tells it from one that does not exist. */
const embeds = ({ show: { context }, activation: { kind } }: Running, at: EpochMs): Pick<ToldEpisode, 'embeds'> => {
  const stations = Object.values(stationsNow(context));
  const { paths } = context.plan;
  const wares = waresOf(context.plan);
  const told = stations.map((station) => {
    const { id, path } = station;
    const delays = { delay: delayOf(station, paths), pathDelay: paths[path]?.delay ?? 0 };
    return toldEmbed(station, { at, kind, wares, ...delays, isMuted: Object.hasOwn(context.muted, id), breaks: breaksOf(context, id) });
  });
  return told.length === 0 ? {} : { embeds: told };
};

export const phoneEpisode = (running: Running, links: Links, now: EpochMs): ToldEpisode => {
  const { show, activation } = running;
  const { plan } = show.context;
  const product = productNow(show.context, now);
  return {
    activationId: activation.id,
    kind: activation.kind,
    title: plan.episode.title,
    series: plan.episode.series.name,
    languages: plan.episode.languages,
    paths: Object.values(plan.paths).map(({ id, name, delay, tolerance }) => ({ id, name, delay, tolerance })),
    pictures: picturesOf(
      plan,
      Object.values(plan.paths).flatMap(({ id, votes }) => (votes ? [id] : [])),
    ),
    ...(product
      ? {
          productId: product.id,
          product: {
            name: product.name,
            price: `${plan.episode.currency} ${priceText(product.price)}`,
            link: links.product(product, plan.shops[product.shop]?.url ?? ''),
          },
        }
      : {}),
    ended: phaseOf(show) === 'ended',
    ...logKeys(plan.voteLog),
    ...embeds(running, now),
  };
};
