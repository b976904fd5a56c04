/** The station's own side in the OpenAPI document: its desk, its breaks, its messages, its report and its packages. */
import type { JsonSchema } from './paper-schemas.ts';

type Answers = Readonly<Record<string, JsonSchema>>;
const ref = (name: string) => ({ $ref: `#/components/schemas/${name}` });
const json = (description: string, name: string) => ({ description, content: { 'application/json': { schema: ref(name) } } });
const often = { '429': json('You ask too often: Retry-After says how long to wait', 'Refusal') };

/** @param refusals of every door. @param station the parameter that every door takes */
export const ownSidePaths = (refusals: Answers, station: JsonSchema): Readonly<Record<string, Readonly<Record<string, JsonSchema>>>> => {
  const write = (operationId: string, summary: string, asked: string, more: Answers) => ({
    post: {
      ...{ operationId, summary, parameters: [station], security: [{ key: [] }] },
      requestBody: { required: true, content: { 'application/json': { schema: ref(asked) } } },
      responses: { '200': json('Done: your desk as it is now', 'Desk'), ...refusals, ...often, ...more },
    },
  });
  const failed = { '503': json('That could not be done now: ask again, under the same key', 'Refusal') };
  const notOn = { '404': json('The episode has no such station', 'Refusal'), '409': json('No show is on', 'Refusal'), ...failed };
  const used = { ...notOn, '409': json('No show is on, or the key was used for something else', 'Refusal') };
  const query = (name: string, description: string, schema: JsonSchema) => ({ name, in: 'query', required: false, schema, description });
  return {
    '/stations/v1/desk': {
      get: {
        ...{ operationId: 'desk', summary: 'What your own page shows: your state, breaks and messages', parameters: [station] },
        responses: { '200': json('Your desk', 'Desk'), ...refusals, ...often, '404': json('Nothing is on', 'Refusal') },
      },
    },
    '/stations/v1/break': write('break', 'Your box leaves for a break of your own, or comes back. One key is done once', 'BreakAsk', used),
    '/stations/v1/messages': write('write', 'A message to control. One key is done once', 'MessageAsk', used),
    '/stations/v1/marks': write('mark', 'Messages that have come to you, or that somebody has seen', 'MarkAsk', notOn),
    '/stations/v1/report': {
      get: {
        ...{ operationId: 'report', summary: 'What you were delivered, of an evening that is over' },
        parameters: [
          station,
          query('activation', 'Which evening; left out, the newest that is over', { type: 'string' }),
          query('as', 'Your graphics for a spreadsheet', { type: 'string', enum: ['csv'] }),
        ],
        responses: {
          '200': {
            description: 'Your report',
            content: { 'application/json': { schema: ref('Report') }, 'text/csv': { schema: { type: 'string' } } },
          },
          ...{ ...refusals, ...often, ...failed, '404': json('There is no evening of yours that is over', 'Refusal') },
        },
      },
    },
    '/stations/v1/ograf': {
      get: {
        ...{ operationId: 'packages', summary: 'The OGraf packages that you may have', parameters: [station] },
        responses: { '200': json('One for each kind', 'Packages'), ...refusals },
      },
    },
    '/stations/v1/ograf/{file}': {
      get: {
        ...{ operationId: 'package', summary: 'One OGraf package, in your language and colours' },
        parameters: [
          station,
          {
            name: 'file',
            in: 'path',
            required: true,
            schema: { type: 'string' },
            description: 'A kind and .zip, as href of the list says',
          },
          { name: 'If-None-Match', in: 'header', required: false, schema: { type: 'string' }, description: 'The ETag that you have' },
        ],
        responses: {
          '200': { description: 'The package', content: { 'application/zip': { schema: { type: 'string', format: 'binary' } } } },
          '304': { description: 'You have it' },
          ...{ ...refusals, '404': json('There is no such package for you', 'Refusal'), ...failed },
        },
      },
    },
  };
};
