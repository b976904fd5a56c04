/**
 * The stations' embedded overlays as the door knows them: what was sold since when, and what each of them has now.
 *
 * What is sold reaches a station's viewers late by their path's delay, counted from when the door heard of it: also after a start of the door,
 * which may thus hold back a little long, never too short.
 */
import type { ToldEmbed } from '../contract/station-embed.ts';
import type { EpochMs } from '../contract/units.ts';
import { type EmbedView, type EmbedViewing, embedView, nothingShown, type Sold } from './embed-view.ts';
import type { PollBook } from './poll-book.ts';
import type { Stage } from './stage.ts';

export type Embeds = {
  /** Undefined for a station that the episode does not have. */
  find(station: string): ToldEmbed | undefined;
  now(station: string): EmbedView;
  /** Somebody has come with this station's overlay. */
  came(station: string): void;
  /** Calls back whenever somebody has come. */
  onCame(listener: (station: string) => void): () => void;
};

type Options = {
  stage(): Stage | undefined;
  readonly book: Pick<PollBook, 'ofActivation'>;
  readonly published: EmbedViewing['published'];
  now(): EpochMs;
  listen(ears: { episode(stage: Stage): void }): unknown;
};

/** Older changes than the slowest path's delay are over; a few more do no harm. */
const soldKept = 60;
/** A correction may be of an earlier vote. */
const pollsSeen = 8;

export const createEmbeds = ({ stage, book, published, now, listen }: Options): Embeds => {
  let sold: readonly Sold[] = [];
  const listeners = new Set<(station: string) => void>();
  const find = (station: string): ToldEmbed | undefined => stage()?.embeds.find((one) => one.station === station);
  listen({
    episode({ episode: { activationId, product }, productId }) {
      const last = sold.at(-1);
      if (last?.activationId === activationId && JSON.stringify(last.product) === JSON.stringify(product)) return;
      sold = [...sold.slice(1 - soldKept), { activationId, at: now(), product, productId }];
    },
  });
  return {
    find,
    now(station) {
      const on = stage();
      const embed = find(station);
      if (!on || !embed) return nothingShown;
      const polls = book.ofActivation(on.episode.activationId, pollsSeen);
      return embedView({ embed, episode: on.episode, polls, sold, published }, now());
    },
    came: (station) => listeners.forEach((listener) => void listener(station)),
    onCame(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
  };
};
