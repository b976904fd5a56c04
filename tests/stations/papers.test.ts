/** The documents for stations: valid by their own standards, made of the same schemas as what is sent, readable. */
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import specs from '@asyncapi/specs';
import { Validator } from '@seriousme/openapi-schema-validator';
import { Ajv } from 'ajv';
import express from 'express';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { eventRules } from '../../server/contract/station-events.ts';
import { FiguresSaid } from '../../server/contract/station-feed.ts';
import { stationColumns } from '../../server/contract/station-row.ts';
import { earlierOf } from '../../server/stations/feed-past.ts';
import { asyncapi } from '../../server/stations/papers/asyncapi.ts';
import { openapi } from '../../server/stations/papers/openapi.ts';
import { papersRouter } from '../../server/stations/papers/papers-routes.ts';
import { figures, noon } from './sample-show.ts';

let server: Server;
let house: string;
beforeAll(async () => {
  server = createServer(express().use(papersRouter()));
  await new Promise<void>((open) => server.listen(0, '127.0.0.1', open));
  house = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});

/** Every reference of a document, and those that lead nowhere. */
const deadReferences = (paper: unknown): readonly string[] => {
  const pointers = [...JSON.stringify(paper).matchAll(/"\$ref":"(#[^"]+)"/g)].map(([, pointer = '']) => pointer);
  const find = (pointer: string) =>
    pointer
      .slice(2)
      .split('/')
      .reduce<unknown>((at, name) => (at as Record<string, unknown> | undefined)?.[name], paper);
  expect(pointers.length).toBeGreaterThan(20);
  return pointers.filter((pointer) => find(pointer) === undefined);
};

describe('the documents for stations', () => {
  it('[F31] are an OpenAPI 3.1 document by its standard', async () => {
    expect(await new Validator().validate(structuredClone(openapi()))).toEqual({ valid: true });
    expect(await new Validator().validate({ ...openapi(), paths: 'none' })).toMatchObject({ valid: false });
    expect(deadReferences(openapi())).toEqual([]);
  });

  it('[F31] tell of every door a station has', () => {
    for (const door of ['desk', 'break', 'messages', 'marks', 'report', 'ograf', 'ograf/{file}'])
      expect(Object.keys(openapi().paths as object)).toContain(`/stations/v1/${door}`);
  });

  it('[F31, F35] say that the revision of figures is no 32-bit number, as it is none after a restart', () => {
    const kept = { activation: 'a1', revision: 7, at: noon, figures: JSON.stringify(figures({ revision: 7 })) };
    const { revisionsFrom } = earlierOf({ entries: [], figures: kept, hooks: [] });
    expect(revisionsFrom).toBeGreaterThan(2 ** 32 - 1);
    expect(FiguresSaid.safeParse(figures({ revision: revisionsFrom + 1 })).success).toBe(true);
    for (const paper of [openapi(), asyncapi()])
      expect(paper).toHaveProperty('components.schemas.Figures.properties.revision.description', expect.stringContaining('64-bit'));
  });

  it('[F31] are an AsyncAPI 3.1 document by its standard', () => {
    const { $schema: _draft, ...standard } = specs.schemasWithoutId['3.1.0'] as Record<string, unknown>;
    const judge = new Ajv({ strict: false, validateFormats: false, logger: false }).compile(standard);
    expect([judge(asyncapi()), judge.errors]).toEqual([true, null]);
    expect(judge({ ...asyncapi(), channels: 'none' })).toBe(false);
    expect(deadReferences(asyncapi())).toEqual([]);
  });

  it('[F31, F36] tell of what we post to an address of theirs', () => {
    expect(openapi()).toHaveProperty('webhooks.event.post.requestBody.content.application/json.schema.$ref', '#/components/schemas/Posted');
    expect(asyncapi()).toHaveProperty('channels.webhooks.messages.posted.$ref', '#/components/messages/posted');
  });

  it('[F31] tell of every event and every column, on a page that takes nothing from elsewhere', async () => {
    const answer = await fetch(`${house}/stations/docs`);
    const page = await answer.text();
    for (const name of [...Object.keys(eventRules), ...stationColumns]) expect(page).toContain(`<code>${name}</code>`);
    const methods = Object.entries(openapi().paths ?? {}).flatMap(([path, ways]) =>
      Object.keys(ways).map((way) => [way.toUpperCase(), path]),
    );
    expect(methods.length).toBeGreaterThan(14);
    for (const [way, path] of methods) expect(page).toContain(`<code>${way} ${path}</code>`);
    expect(answer.headers.get('content-security-policy')).toContain("default-src 'none'");
    expect(page).not.toMatch(/<script|(?:src|href)="(?:https?:)?\/\//);
    expect(page).not.toMatch(/undefined|\[object/);
    for (const file of ['openapi.json', 'asyncapi.json']) expect((await fetch(`${house}/stations/docs/${file}`)).status).toBe(200);
    expect((await fetch(`${house}/stations/docs/constructor`)).status).toBe(404);
  });
});
