/** The feed as an AsyncAPI 3.1 document: what we send by the stream and by sockets, and what a station may say. */
import { eventRules } from '../../contract/station-events.ts';
import { eventName, type JsonSchema, paperSchemas, postedHeaders } from './paper-schemas.ts';

const ref = (path: string) => ({ $ref: `#/${path}` });
const types = Object.keys(eventRules);

const messages = () => ({
  ...Object.fromEntries(
    Object.entries(eventRules).map(([type, { says, replaces, counts }]) => [
      type,
      {
        ...{ name: type, title: type, summary: says, contentType: 'application/cloudevents+json' },
        payload: ref(`components/schemas/${eventName(type)}`),
        // `*`: all of the state; null: none of it, it is kept beside, newest wins.
        ...{ 'x-replaces': replaces, 'x-counts': counts },
      },
    ]),
  ),
  posted: {
    ...{ name: 'posted', title: 'posted', summary: 'An event that counts, signed as Standard Webhooks 1.0.0 says.' },
    contentType: 'application/json',
    headers: {
      ...{ type: 'object', required: postedHeaders.map(([name]) => name) },
      properties: Object.fromEntries(postedHeaders.map(([name, description]) => [name, { type: 'string', description }])),
    },
    payload: ref('components/schemas/Posted'),
  },
  ack: {
    ...{ name: 'ack', title: 'ack', summary: 'What you showed, and when.', contentType: 'application/json' },
    payload: ref('components/schemas/Acknowledgement'),
  },
});

/** @param address null: the station's own */
const channel = (address: string | null, description: string, names: readonly string[]) => ({
  ...{ address, description },
  messages: Object.fromEntries(names.map((name) => [name, ref(`components/messages/${name}`)])),
});

const operation = (action: 'send' | 'receive', on: string, summary: string) => ({ action, channel: ref(`channels/${on}`), summary });

export const asyncapi = (): JsonSchema => ({
  asyncapi: '3.1.0',
  info: {
    title: 'Cuecart, the feed of a station',
    version: '1.0.0',
    description:
      'Begin with nothing. Each event has data: where x-replaces is "*" it is all you know; where it names a part, it is that part, whole; where it is null, keep the newest beside. Events with x-counts come in the order of their sequence, each once. A heartbeat comes at most every two seconds: hear none for six and your line is gone. Come back with the id of the last event you had (header Last-Event-ID; over sockets auth.lastEventId): you miss nothing, or you get a snapshot. onairat says when an event went on air at the origin; your viewers see it later by State.delay. The same with invented data, for trying out: /stations/test/v1/stream with the key "test".',
  },
  defaultContentType: 'application/json',
  servers: {
    house: {
      ...{ host: '{host}', protocol: 'https', description: 'The house of the series' },
      variables: { host: { default: 'localhost:4400' } },
      security: [ref('components/securitySchemes/key')],
    },
  },
  channels: {
    stream: channel(
      '/stations/v1/stream',
      'Server-sent events: event is the name of the message, data the CloudEvent, id what to resume by.',
      types,
    ),
    sockets: channel('/stations', 'A namespace of socket.io, websocket only; auth: { key, lastEventId }.', [...types, 'ack']),
    acknowledgements: channel('/stations/v1/ack', 'POST, JSON.', ['ack']),
    webhooks: channel(null, 'POST to the address that you gave us, JSON, one at a time and in order.', ['posted']),
  },
  operations: {
    tell: operation('send', 'stream', 'We tell you the show.'),
    tellOverSockets: {
      ...operation('send', 'sockets', 'We tell you the same.'),
      messages: types.map((type) => ref(`channels/sockets/messages/${type}`)),
    },
    post: operation('send', 'webhooks', 'We tell you the same, posted to your own address.'),
    hear: operation('receive', 'acknowledgements', 'You tell us what you showed.'),
    hearOverSockets: { ...operation('receive', 'sockets', 'You tell us the same.'), messages: [ref('channels/sockets/messages/ack')] },
  },
  components: {
    messages: messages(),
    schemas: paperSchemas('draft-7'),
    securitySchemes: { key: { type: 'http', scheme: 'bearer', description: 'The key of your station, in the header Authorization' } },
  },
});
