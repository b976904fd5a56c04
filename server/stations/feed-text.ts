/**
 * A partner's event as it is written to a feed (server-sent events, HTML standard §9.2).
 *
 * What is told to many partners (the same figures under the same id) is encoded once, for as long as it is the newest.
 */
import type { StationEvent } from '../contract/views.ts';

export type FeedText = (event: StationEvent) => string | Buffer;

const textOf = (event: StationEvent): string => `id: ${event.id}\nevent: ${event.type}\ndata: ${JSON.stringify(event)}\n\n`;

export const openFeedText = (): FeedText => {
  const shared = new WeakMap<object, Map<string, Buffer>>();
  const bytesOf = (figures: object, event: StationEvent): Buffer => {
    const byId = shared.get(figures) ?? new Map<string, Buffer>();
    shared.set(figures, byId);
    const bytes = byId.get(event.id) ?? Buffer.from(textOf(event));
    byId.set(event.id, bytes);
    return bytes;
  };
  // Structure is each partner's own, and told once.
  return (event) => (event.type === 'figures' ? bytesOf(event.data as object, event) : textOf(event));
};
