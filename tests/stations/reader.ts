/** A station’s own reader of its feed, over a real line. */
import { get, type IncomingMessage } from 'node:http';
import { createParser, type EventSourceMessage } from 'eventsource-parser';
import { expect } from 'vitest';
import { eventPrefix } from '../../server/contract/station-events.ts';
import type { StationEvent } from '../../server/contract/views.ts';
import { type CloudEvent, resumeId } from '../../server/stations/dress/cloud-event.ts';

export type Reader = {
  readonly response: IncomingMessage;
  /** As they came, heartbeats too. */
  readonly said: CloudEvent[];
  readonly events: StationEvent[];
  readonly comments: string[];
  readonly leave: () => void;
};

export const listenTo = (port: number, key: string, lastId?: string) =>
  new Promise<Reader>((open, fail) => {
    const headers = { authorization: `Bearer ${key}`, ...(lastId === undefined ? {} : { 'last-event-id': lastId }) };
    const request = get({ host: '127.0.0.1', port, path: '/stations/v1/stream', headers }, (response) => {
      const reader: Reader = { response, said: [], events: [], comments: [], leave: () => request.destroy() };
      const parser = createParser({
        onEvent: ({ id, event, data }: EventSourceMessage) => {
          const said = JSON.parse(data) as CloudEvent;
          expect(said.type).toBe(`${eventPrefix}${event}`);
          reader.said.push(said);
          if (event === 'heartbeat') return;
          expect(resumeId(said.id)).toBe(id);
          reader.events.push({ id: id ?? '', type: event as StationEvent['type'], onAirAt: Date.parse(said.onairat), data: said.data });
        },
        onComment: (comment) => reader.comments.push(comment),
      });
      response.setEncoding('utf8').on('data', (text: string) => parser.feed(text));
      response.on('error', () => response.destroy());
      open(reader);
    });
    request.on('error', fail);
  });
