/**
 * A partner's event as it is written to a feed: a CloudEvent in a server-sent event (HTML standard §9.2).
 *
 * What is told to many partners is encoded once, for as long as somebody may still be told it; only its attributes differ.
 */
import type { EpochMs } from '../contract/units.ts';
import type { StationEvent } from '../contract/views.ts';
import { eventAttributes, heartbeat } from './dress/cloud-event.ts';

export type FeedText = {
  readonly event: (event: StationEvent) => Buffer;
  /** Names no id of its own: a reader that resumes goes on from the last event. Said as a comment too, for whoever looks at the line by eye. */
  readonly beat: (at: EpochMs, lastId: string) => string;
};

const tail = Buffer.from('}\n\n');

/** @returns the texts of one station's feed, by its source */
export const openFeedText = (): ((source: string) => FeedText) => {
  const shared = new WeakMap<object, Buffer>();
  const bytesOf = (data: unknown): Buffer => {
    if (typeof data !== 'object' || data === null) return Buffer.from(JSON.stringify(data));
    const bytes = shared.get(data) ?? Buffer.from(JSON.stringify(data));
    shared.set(data, bytes);
    return bytes;
  };
  return (source) => ({
    event: (event) => {
      const head = JSON.stringify(eventAttributes(source, event)).slice(0, -1);
      return Buffer.concat([Buffer.from(`id: ${event.id}\nevent: ${event.type}\ndata: ${head},"data":`), bytesOf(event.data), tail]);
    },
    beat: (at, lastId) => `: ${lastId} ${at}\nevent: heartbeat\ndata: ${JSON.stringify(heartbeat(source, at, lastId))}\n\n`,
  });
};
