/** What a station may ask for, as an OpenAPI 3.1 document. */
import { ownSidePaths } from './own-side-paths.ts';
import { ownSideSchemas } from './own-side-schemas.ts';
import { type JsonSchema, paperSchemas, postedHeaders } from './paper-schemas.ts';

const ref = (name: string) => ({ $ref: `#/components/schemas/${name}` });
const refusal = (description: string) => ({ description, content: { 'application/json': { schema: ref('Refusal') } } });
const refusals = {
  '400': refusal('A key in the address: send it in a header. Or what was sent is not as it must be'),
  '401': refusal('No key, or one that is nobody’s'),
  '403': refusal('The key of another station'),
};
const often = { '429': refusal('That is too often: Retry-After says how long to wait') };

const station = {
  ...{ name: 'station', in: 'query', required: false, schema: { type: 'string' } },
  description: 'Your id, if you like: another station’s key is then refused as such, and a wrong key is told to our operators as yours',
};
const tag = { name: 'If-None-Match', in: 'header', required: false, schema: { type: 'string' }, description: 'The ETag that you have' };
const etag = { ETag: { schema: { type: 'string' }, description: 'Say it in If-None-Match' } };

const answer = (operationId: string, summary: string, type: string, schema: JsonSchema) => ({
  get: {
    ...{ operationId, summary, parameters: [station, tag] },
    responses: {
      '200': { description: summary, headers: etag, content: { [type]: { schema } } },
      '304': { description: 'Nothing is new since the answer of this ETag' },
      ...refusals,
    },
  },
});

const stream = {
  get: {
    ...{
      operationId: 'listen',
      summary: 'The feed as server-sent events, each a CloudEvent; resume with Last-Event-ID. The AsyncAPI document has its events',
    },
    parameters: [
      station,
      { name: 'Last-Event-ID', in: 'header', required: false, schema: { type: 'string' }, description: 'The last event that you had' },
    ],
    responses: {
      '200': { description: 'Events, until the line ends', content: { 'text/event-stream': { schema: { type: 'string' } } } },
      ...refusals,
      '429': refusal('You have too many feeds open'),
    },
  },
};

const ack = {
  post: {
    ...{ operationId: 'acknowledge', summary: 'What you showed, and when: it measures your delay', parameters: [station] },
    security: [{ key: [] }],
    requestBody: { required: true, content: { 'application/json': { schema: ref('Acknowledgement') } } },
    responses: { '204': { description: 'Noted' }, ...refusals, '404': refusal('We do not know this event (any more)') },
  },
};

const dumped = {
  post: {
    ...{ operationId: 'dumped', summary: 'You have dumped your delay: our graphics follow at once, and are held back again as it grows' },
    parameters: [station],
    security: [{ key: [] }],
    responses: { '204': { description: 'Done' }, ...refusals, '409': refusal('No show is on, or you have no delay of ours'), ...often },
  },
};

const delay = {
  post: {
    ...{ operationId: 'delay', summary: 'Your delay, as your page measured it in your return picture', parameters: [station] },
    security: [{ key: [] }],
    requestBody: { required: true, content: { 'application/json': { schema: ref('MeasuredDelay') } } },
    responses: {
      '200': { description: 'Noted; the answer is how your station stands, as its status page shows it' },
      ...refusals,
      ...{ '404': refusal('The episode has no such station'), ...often },
    },
  },
};

const figures = {
  get: {
    ...{
      operationId: 'figures',
      summary: 'The figures that were published in this show, each once, at most 500 at a time: ?after=<revision>',
    },
    parameters: [
      station,
      {
        ...{ name: 'after', in: 'query', required: false, schema: { type: 'integer', minimum: 0, default: 0 } },
        description: 'The revision of the last figures that you have',
      },
    ],
    responses: {
      '200': { description: 'In the order of their revision', content: { 'application/json': { schema: ref('FiguresPage') } } },
      ...{ ...refusals, ...often },
    },
  },
};

const webhookHeader = (name: string, description: string) => ({
  ...{ name, in: 'header', required: true, schema: { type: 'string' } },
  description,
});

/** Not something to ask for: what we send to an address of theirs. */
const posted = {
  post: {
    ...{
      operationId: 'posted',
      summary: 'Each event that counts, in order, one at a time, signed (Standard Webhooks 1.0.0)',
      security: [],
    },
    parameters: postedHeaders.map(([name, description]) => webhookHeader(name, description)),
    requestBody: { required: true, content: { 'application/json': { schema: ref('Posted') } } },
    responses: {
      '2XX': { description: 'You have it: the next one comes' },
      '410': { description: 'Never post here again' },
      default: { description: 'We try again, for ten minutes; what follows waits' },
    },
  },
};

const flatRow = 'The show in one flat row, for titlers that poll, with an ETag';
const paths = (): Readonly<Record<string, Readonly<Record<string, JsonSchema>>>> => ({
  '/stations/v1/state': answer('state', 'All that you may know now, with an ETag', 'application/json', ref('Snapshot')),
  '/stations/v1/state.json': answer('rowsAsJson', flatRow, 'application/json', { type: 'array', items: ref('Row') }),
  '/stations/v1/state.csv': answer('rowsAsCsv', 'The same row: names of columns, then values', 'text/csv', { type: 'string' }),
  '/stations/v1/state.xml': answer('rowsAsXml', 'The same row: /rows/row/<column>', 'application/xml', { type: 'string' }),
  '/stations/v1/stream': stream,
  '/stations/v1/ack': ack,
  '/stations/v1/dumped': dumped,
  '/stations/v1/delay': delay,
  '/stations/v1/figures': figures,
  ...ownSidePaths(refusals, station),
});

/** Everything that may be asked for, by method and path, and what it is. */
export const everythingAsked = (): readonly (readonly [string, string])[] =>
  Object.entries(paths()).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, { summary }]) => [`${method.toUpperCase()} ${path}`, String(summary)] as const),
  );

export const openapi = (): JsonSchema => ({
  openapi: '3.1.0',
  info: {
    title: 'Cuecart, for stations',
    version: '1.0.0',
    description:
      'What a partner station may ask for. The same with invented data, for trying out: /stations/test/v1/… with the key "test".',
  },
  servers: [{ url: '/', description: 'The house of the series' }],
  security: [{ key: [] }, { nameAndKey: [] }],
  paths: paths(),
  webhooks: { event: posted },
  components: {
    schemas: paperSchemas('draft-2020-12', ownSideSchemas),
    securitySchemes: {
      key: { type: 'http', scheme: 'bearer', description: 'The key of your station' },
      nameAndKey: { type: 'http', scheme: 'basic', description: 'For pollers that take an address only: your id and key; reads only' },
    },
  },
});
