/**
 * A partner's event as it is written to a feed (server-sent events, HTML standard §9.2).
 *
 * What is told to many partners (the same under the same id) is encoded once, for as long as somebody may still be told it.
 */
import type { StationEvent } from '../contract/views.ts';

export type FeedText = (event: StationEvent) => string | Buffer;

const textOf = (event: StationEvent): string => `id: ${event.id}\nevent: ${event.type}\ndata: ${JSON.stringify(event)}\n\n`;

export const openFeedText = (): FeedText => {
  const shared = new WeakMap<object, Map<string, Buffer>>();
  return (event) => {
    const { data, id, type } = event;
    if (typeof data !== 'object' || data === null) return textOf(event);
    const known = shared.get(data) ?? new Map<string, Buffer>();
    shared.set(data, known);
    const name = `${type} ${id} ${event.onAirAt}`;
    const bytes = known.get(name) ?? Buffer.from(textOf(event));
    known.set(name, bytes);
    return bytes;
  };
};
