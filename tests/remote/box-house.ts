/** A real playout with the machines' door before it: boxes press over real HTTP and UDP sockets. */
import { createSocket } from 'node:dgram';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import express from 'express';
import { toBuffer } from 'osc-min';
import type { Command, Reply } from '../../server/contract/commands.ts';
import type { SignedIn } from '../../server/contract/inviters.ts';
import { deviceFile, makeDevice } from '../../server/remote/device-file.ts';
import { type RemoteNeeds, remoteDoor } from '../../server/remote/remote-door.ts';
import { shiftableClock } from '../fakes/shiftable-clock.ts';
import { type Gallery, live } from '../playout/gallery.ts';

export type Answer = { readonly status: number; readonly body: Reply & { readonly [name: string]: unknown }; readonly headers: Headers };
type Wish = {
  readonly gallery?: Gallery;
  readonly handle?: (command: Command, who: SignedIn) => Promise<Reply>;
  readonly machines?: Partial<Pick<RemoteNeeds, 'osc' | 'tsl'>>;
};

export const openBoxHouse = async ({ gallery: given, handle, machines = {} }: Wish = {}) => {
  const gallery = given ?? (await live());
  const dataDir = await mkdtemp(path.join(tmpdir(), 'cuecart-boxes-'));
  const file = deviceFile(dataDir);
  // Mei is the director and holds no chair yet unless a test gives it to her.
  const token = await makeDevice(file, { name: 'left deck', owner: 'Mei', role: 'director' });
  const logged: { readonly level: string; readonly text: string; readonly fields: string }[] = [];
  const note = (level: string) => (fields: object, text: string) => void logged.push({ level, text, fields: JSON.stringify(fields) });
  const clock = shiftableClock();
  const door = await remoteDoor({
    // The boxes' own beats run in true time; the show's clock is the gallery's.
    clock: { ...clock, now: () => gallery.clock.now(), wakeAt: gallery.clock.wakeAt },
    log: { info: note('info'), warn: note('warn'), error: note('error') },
    dataDir,
    osc: null,
    tsl: null,
    ...machines,
    scenes: Object.values(gallery.plan.scenes),
    handle: handle ?? gallery.playout.handle,
    view: () => gallery.view,
    plan: () => gallery.plan,
  });
  const http = createServer(express().use(door.router));
  await new Promise<void>((listening) => http.listen(0, '127.0.0.1', listening));
  const address = `http://127.0.0.1:${(http.address() as AddressInfo).port}`;

  const ask = async (method: string, what: string, init: RequestInit = {}, key: string | null = token): Promise<Answer> => {
    const headers = { ...(key === null ? {} : { authorization: `Bearer ${key}` }), ...init.headers };
    const response = await fetch(`${address}/control/v1/${what}`, { ...init, method, headers });
    const text = await response.text();
    return { status: response.status, body: text === '' ? {} : JSON.parse(text), headers: response.headers };
  };
  /** As the box would that shows what is next. */
  const next = () => gallery.view.nextSegmentId ?? 'none';
  const press = (task: string, believes = 'now', key: string | null = token) =>
    ask('POST', `${task}?believes=${believes}&believesNext=${next()}`, {}, key);

  const udp = createSocket('udp4');
  const shout = (packet: Uint8Array) => new Promise<void>((sent) => udp.send(packet, door.osc?.port ?? 0, '127.0.0.1', () => sent()));
  const oscPress = (task: string, ...args: readonly string[]) => {
    const view = toBuffer({ address: `/cuecart/${task}`, args: [...args] });
    return shout(new Uint8Array(view.buffer, view.byteOffset, view.byteLength));
  };

  return {
    gallery,
    door,
    file,
    token,
    logged,
    ask,
    press,
    next,
    shout,
    oscPress,
    close: async () => {
      udp.close();
      http.closeAllConnections();
      await new Promise((closed) => http.close(closed));
      await door.close();
      await gallery.close();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
};
