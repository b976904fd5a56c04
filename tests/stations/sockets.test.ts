/** The feed over socket.io, read by a real client over a real line, beside the stream. */
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import express from 'express';
import { Server as SocketServer } from 'socket.io';
import { io as connect, type Socket } from 'socket.io-client';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { CloudEvent } from '../../server/stations/dress/cloud-event.ts';
import { judgeBy } from '../../server/stations/station-key.ts';
import { type StationsDoor, stationsDoor } from '../../server/stations/stations-door.ts';
import { trueClock } from '../fakes/true-clock.ts';
import { eventually } from '../run/eventually.ts';
import { listenTo } from './reader.ts';
import { figures, graphic, label, noon, show, station } from './sample-show.ts';

const keys: Record<string, string> = { harbour: 'key-of-harbour', inland: 'key-of-inland' };
const partners = [
  { station: station(), delay: 0 },
  { station: station({ id: 'inland', excludes: ['label' as const] }), delay: 4000 },
];
const log = { info: vi.fn(), warn: vi.fn() };
let door: StationsDoor;
let server: Server;
let io: SocketServer;
let port: number;
let sockets: Socket[] = [];

beforeEach(async () => {
  log.warn.mockClear();
  sockets = [];
  const app = express();
  server = createServer(app);
  io = new SocketServer(server, { transports: ['websocket'], serveClient: false });
  const [code, knocked] = [() => undefined, () => undefined];
  door = stationsDoor({
    io,
    clock: trueClock,
    log,
    epoch: 'life1',
    judge: judgeBy((id) => keys[id]),
    stations: () => partners,
    code,
    knocked,
  });
  app.use(door.router);
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  port = (server.address() as AddressInfo).port;
});
afterEach(async () => {
  for (const socket of sockets) socket.disconnect();
  await door.close();
  await io.close();
  server.closeAllConnections();
});

const listen = (auth: Record<string, unknown>) => {
  const heard: [name: string, said: CloudEvent][] = [];
  const refused: string[] = [];
  const socket = connect(`http://127.0.0.1:${port}/stations`, { transports: ['websocket'], forceNew: true, reconnection: false, auth });
  socket.onAny((name: string, said: CloudEvent) => heard.push([name, said]));
  socket.on('connect_error', (error) => refused.push((error as Error & { data?: { code: string } }).data?.code ?? error.message));
  sockets.push(socket);
  const structural = () => heard.filter(([name]) => name !== 'heartbeat' && name !== 'figures').map(([, said]) => said);
  return { heard, refused, socket, structural };
};
const labelled = (n: number) => show({ revision: n, at: noon + n, graphics: [graphic(`label-${n}`, label.data)] });
const feeds = (id: string) => door.rows().find((row) => row.id === id)?.feeds;

describe('the feed over sockets', () => {
  it('[F28, F30] tells the same events as the stream, in the same order, and each station its own', async () => {
    const stream = await listenTo(port, 'key-of-harbour');
    const [harbour, inland] = [listen({ key: 'key-of-harbour' }), listen({ key: 'key-of-inland', station: 'inland' })];
    await eventually(() => expect([feeds('harbour'), feeds('inland')]).toEqual([2, 1]));
    door.publish(show());
    for (let n = 1; n <= 30; n += 1) door.publish(labelled(n));
    door.publishFigures(figures());
    await eventually(() => expect(harbour.structural()).toHaveLength(32));
    await eventually(() => expect(stream.said.filter(({ type }) => !/figures|heartbeat/.test(type))).toEqual(harbour.structural()));
    await eventually(() => expect(harbour.heard.filter(([name]) => name === 'figures')).toHaveLength(1));
    expect(harbour.heard.every(([name, said]) => said.type === `cuecart.station.${name}`)).toBe(true);
    await eventually(() => expect(inland.structural()).toHaveLength(2));
    expect(JSON.stringify(inland.heard)).not.toContain('label-');
    stream.leave();
  });

  it('[F30] goes on where a returning reader left, and gives it a snapshot where it cannot', async () => {
    door.publish(show());
    for (let n = 1; n <= 4; n += 1) door.publish(labelled(n));
    await eventually(() => expect(door.due().harbour).toBe(5));
    const [back, stranger] = [
      listen({ key: 'key-of-harbour', lastEventId: 'life1-3.snapshot' }),
      listen({ key: 'key-of-harbour', lastEventId: 'life0-3' }),
    ];
    await eventually(() => expect(back.structural().map(({ id }) => id)).toEqual(['life1-4', 'life1-5']));
    await eventually(() => expect(stranger.structural().map(({ id }) => id)).toEqual(['life1-5.snapshot']));
    const word = (said: object) => back.socket.timeout(5000).emitWithAck('ack', said);
    expect(await word({ id: 'life1-4', shownAt: noon + 9000 })).toEqual({ status: 204 });
    expect(await word({ id: 7 })).toMatchObject({ status: 400, code: 'malformed' });
    expect(door.rows()[0]).toMatchObject({ has: { event: 'life1-4', by: 'station' } });
  });

  it('[F3, F30] lets nobody in with a wrong key or another station’s, nor more than there is room for', async () => {
    const asked = [listen({ key: 'a-wrong-one' }), listen({}), listen({ key: 'key-of-inland', station: 'harbour' })];
    await eventually(() => expect(asked.map(({ refused }) => refused)).toEqual([['no-key'], ['no-key'], ['not-yours']]));
    await eventually(() => expect(log.warn).toHaveBeenCalled());
    expect(JSON.stringify(log.warn.mock.calls)).not.toMatch(/a-wrong-one|key-of-/);
    for (let n = 0; n < 20; n += 1) listen({ key: 'key-of-harbour' });
    await eventually(() => expect(feeds('harbour')).toBe(20));
    const late = listen({ key: 'key-of-harbour' });
    await eventually(() => expect(late.refused).toEqual(['too-many']));
  });

  it('[F4, F30] cuts a reader that does not read, and tells the others on', async () => {
    door.publish(show());
    const [good, stuck] = [listen({ key: 'key-of-harbour' }), listen({ key: 'key-of-harbour' })];
    await eventually(() => expect(feeds('harbour')).toBe(2));
    const line = stuck.socket.io.engine.transport as unknown as { ws: { _socket: { pause(): void } } };
    line.ws._socket.pause();
    const big = 'x'.repeat(200_000);
    let n = 0;
    await eventually(
      () => {
        n += 1;
        door.publish(show({ at: n, graphics: [graphic(`label-${n}`, { kind: 'label', text: big, mandatory: false })] }));
        expect(feeds('harbour')).toBe(1);
      },
      { interval: 5, timeout: 60_000 },
    );
    await eventually(() => expect(good.structural().at(-1)?.id).toBe(`life1-${n + 1}`));
    expect(log.warn).toHaveBeenCalledWith({ station: 'harbour' }, expect.stringContaining('was cut'));
  });
});
