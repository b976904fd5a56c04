/**
 * A partner's event as it is written to a feed: a CloudEvent in a server-sent event (HTML standard §9.2).
 *
 * What is told to many partners is encoded once while it goes round; only its attributes differ. Whoever returns for it later has it encoded
 * anew: as text an evening takes more room than as values, of which stations share most.
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

/** Of the newest moment what many are told, and some more: a part of a show is a few kilobytes. */
const mostEncoded = 50;

/** Bytes of what was asked for last. */
const openEncoded = () => {
  const recent = new Map<object, Buffer>();
  return (data: object): Buffer => {
    const bytes = recent.get(data) ?? Buffer.from(JSON.stringify(data));
    recent.delete(data);
    recent.set(data, bytes);
    const [oldest] = recent.keys();
    if (recent.size > mostEncoded && oldest) recent.delete(oldest);
    return bytes;
  };
};

/** @returns the texts of one station's feed, by its source */
export const openFeedText = (): ((source: string) => FeedText) => {
  const encoded = openEncoded();
  const bytesOf = (data: unknown): Buffer =>
    typeof data === 'object' && data !== null ? encoded(data) : Buffer.from(JSON.stringify(data));
  return (source) => ({
    event: (event) => {
      const head = JSON.stringify(eventAttributes(source, event)).slice(0, -1);
      return Buffer.concat([Buffer.from(`id: ${event.id}\nevent: ${event.type}\ndata: ${head},"data":`), bytesOf(event.data), tail]);
    },
    beat: (at, lastId) => `: ${lastId} ${at}\nevent: heartbeat\ndata: ${JSON.stringify(heartbeat(source, at, lastId))}\n\n`,
  });
};
