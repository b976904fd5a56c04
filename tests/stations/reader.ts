/** A station’s own reader of its feed, over a real line. */
import { get, type IncomingMessage } from 'node:http';
import { createParser, type EventSourceMessage } from 'eventsource-parser';
import { expect } from 'vitest';
import type { StationEvent } from '../../server/contract/views.ts';

export type Reader = {
  readonly response: IncomingMessage;
  readonly events: StationEvent[];
  readonly comments: string[];
  readonly leave: () => void;
};

export const listenTo = (port: number, key: string, lastId?: string) =>
  new Promise<Reader>((open, fail) => {
    const headers = { authorization: `Bearer ${key}`, ...(lastId === undefined ? {} : { 'last-event-id': lastId }) };
    const request = get({ host: '127.0.0.1', port, path: '/stations/v1/stream', headers }, (response) => {
      const reader: Reader = { response, events: [], comments: [], leave: () => request.destroy() };
      const parser = createParser({
        onEvent: ({ id, event, data }: EventSourceMessage) => {
          const said = JSON.parse(data) as StationEvent;
          expect([id, event]).toEqual([said.id, said.type]);
          reader.events.push(said);
        },
        onComment: (comment) => reader.comments.push(comment),
      });
      response.setEncoding('utf8').on('data', (text: string) => parser.feed(text));
      response.on('error', () => response.destroy());
      open(reader);
    });
    request.on('error', fail);
  });
