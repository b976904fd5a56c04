/**
 * One open feed: a response that never ends, written as server-sent events.
 *
 * Structural events are written in order; of what is newest-wins (figures, codes) only the newest of each, and none while the reader is behind.
 * A reader that lets too much pile up is cut; it resumes by its last id.
 */
import type { Writable } from 'node:stream';
import type { Response } from 'express';
import type { EpochMs, Ms } from '../contract/units.ts';
import type { StationEvent } from '../contract/views.ts';
import type { FeedText } from './feed-text.ts';

export type Taken = { readonly event: string; readonly at: EpochMs };

export type FeedLine = {
  readonly tell: (event: StationEvent) => void;
  /** Newest wins, by the event's type. */
  readonly figure: (event: StationEvent) => void;
  readonly beat: (now: EpochMs, lastId: string) => void;
  /** When the reader's side last took what we sent. */
  readonly lastHeard: () => EpochMs;
  /** The newest event that its side took; null before the first. */
  readonly taken: () => Taken | null;
  /** For how long the oldest that it has not taken has waited; 0 when it has all. */
  readonly lag: () => Ms;
  readonly end: () => void;
  /** Nobody takes what is sent on it; absent: somebody does. */
  readonly isDead?: () => boolean;
  /** Where its reader is; undefined where nobody can say. */
  readonly from?: string | undefined;
};

/** Above this many unread bytes a reader is not reading. */
const mostUnread = 256 * 1024;

/** @param onSlow called once, when the reader was cut for not reading */
export const openFeedLine = (response: Response, now: () => EpochMs, written: FeedText, onSlow: () => void): FeedLine => {
  let lastHeard = now();
  const newest = new Map<StationEvent['type'], StationEvent>();
  // It ends with its connection, so that no length needs to go before each event: a third of what one costs.
  response.useChunkedEncodingByDefault = false;
  response.writeHead(200, {
    'content-type': 'text/event-stream; charset=utf-8',
    'cache-control': 'no-store, no-transform',
    'x-accel-buffering': 'no',
  });

  response.flushHeaders();
  // Past HTTP's own framing, which has nothing to add. A request that waits behind another on its line has no socket yet.
  const line: Writable = response.socket ?? response;
  /** Written and not yet taken, in order; bounded with what may be unread. */
  const underWay: { readonly at: EpochMs; readonly event: string | undefined }[] = [];
  let taken: Taken | null = null;
  const heard = (problem: Error | null | undefined) => {
    const sent = underWay.shift();
    if (problem) return;
    lastHeard = now();
    if (sent?.event !== undefined) taken = { event: sent.event, at: lastHeard };
  };
  let isGathering = false;
  /** What is told at once goes out at once: one call of the system for all of it. */
  const together = () => {
    if (isGathering) return;
    isGathering = true;
    line.cork();
    process.nextTick(() => {
      isGathering = false;
      line.uncork();
    });
  };
  const write = (text: string | Buffer, event?: string) => {
    if (response.writableEnded || !line.writable) return;
    if (line.writableLength > mostUnread) {
      response.destroy();
      onSlow();
      return;
    }
    underWay.push({ at: now(), event });
    together();
    line.write(text, heard);
  };
  line.on('drain', () => {
    const events = [...newest.values()];
    newest.clear();
    for (const event of events) write(written.event(event), event.id);
  });
  write('retry: 1000\n\n');

  return {
    tell: (event) => write(written.event(event), event.id),
    figure: (event) => {
      if (line.writableNeedDrain) newest.set(event.type, event);
      else write(written.event(event), event.id);
    },
    beat: (at, lastId) => write(written.beat(at, lastId)),
    lastHeard: () => lastHeard,
    taken: () => taken,
    lag: () => {
      const [oldest] = underWay;
      return oldest ? Math.max(0, now() - oldest.at) : 0;
    },
    end: () => response.end(),
  };
};
