/** A real server with only the operators' door in it, and people who come to it over real sockets. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import express from 'express';
import { Server } from 'socket.io';
import { io as connect, type Socket } from 'socket.io-client';
import type { Command, Reply } from '../../server/contract/commands.ts';
import type { Sound } from '../../server/contract/monitors.ts';
import type { OperatorClientEvents, OperatorServerEvents } from '../../server/contract/sockets.ts';
import type { OperatorFigures, OperatorView } from '../../server/contract/views.ts';
import type { ShowContext } from '../../server/core/show-state.ts';
import { noScript } from '../../server/core/watch-view.ts';
import type { AskForPreview } from '../../server/operators/graphic-preview.ts';
import type { AskForPicture } from '../../server/operators/monitor-pictures.ts';
import type { Operator } from '../../server/operators/operator-socket.ts';
import { operatorsDoor } from '../../server/operators/operators-door.ts';
import { memoryArchive } from '../fakes/memory-archive.ts';
import { pretendDelivery } from '../fakes/pretend-delivery.ts';
import { pretendPapers } from '../fakes/pretend-papers.ts';
import { sampleSound } from '../fakes/sample-sound.ts';
import { sampleFigures, sampleView } from '../fakes/sample-view.ts';
import { shiftableClock } from '../fakes/shiftable-clock.ts';

export type Screen = Socket<OperatorServerEvents, OperatorClientEvents>;
export type Asked = { readonly command: Command; readonly who: Operator };

export const openHouse = async (answer: (asked: Asked) => Promise<Reply> = async () => ({ ok: true, recorded: true })) => {
  const app = express();
  const http = createServer(app);
  const io = new Server(http, { transports: ['websocket'], perMessageDeflate: false, serveClient: false });
  const clock = shiftableClock();
  const store = memoryArchive();
  const asked: Asked[] = [];
  /** What pages of views said of messages. */
  const marks: (readonly [messageId: string, mark: string, by: string])[] = [];
  const logged: { level: string; text: string }[] = [];
  const note = (level: string) => (_: object, text: string) => void logged.push({ level, text });
  const log = { info: note('info'), warn: note('warn'), error: note('error') };
  const base = Date.now();
  const shown = {
    view: sampleView(base) as OperatorView,
    figures: sampleFigures(base) as OperatorFigures,
    sound: sampleSound(base) as Sound,
    viewsMade: 0,
    figuresMade: 0,
  };
  /** The phones' door, as far as an export goes. */
  const votes = { answer: async (_activationId: string): Promise<Response> => new Response(null, { status: 404 }) };
  /** What an import is brought into. */
  const plan = { context: null as ShowContext | null };
  /** The switcher, as far as its pictures go. */
  const preview = { answer: (() => ({ ok: false, message: 'Nothing to look at.' })) as AskForPreview };
  const pictures = { answer: (async () => undefined) as AskForPicture };
  const makeDoor = () =>
    operatorsDoor({
      io,
      store,
      clock,
      log,
      handle: async (command, who) => {
        asked.push({ command, who });
        return answer({ command, who });
      },
      view: () => {
        shown.viewsMade += 1;
        return shown.view;
      },
      figures: () => {
        shown.figuresMade += 1;
        return shown.figures;
      },
      sound: () => shown.sound,
      askForExport: (activationId) => votes.answer(activationId),
      askForPicture: (...asked) => pictures.answer(...asked),
      script: () => noScript,
      marked: async (...mark) => void marks.push(mark),
      preview: (...asked) => preview.answer(...asked),
      stationKey: (id) => (id === 'harbour' ? 'key-of-harbour' : undefined),
      imports: { ...store, context: () => plan.context },
      delivery: pretendDelivery(clock.now),
      papers: pretendPapers(() => shown.view),
    });
  const door = makeDoor();
  app.use(door.router);
  await new Promise<void>((listening) => http.listen(0, '127.0.0.1', listening));
  const address = `http://127.0.0.1:${(http.address() as AddressInfo).port}`;
  const screens: Screen[] = [];

  const post = (path: string, body: unknown, headers: Record<string, string> = {}) =>
    fetch(`${address}${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', origin: address, ...headers },
      body: typeof body === 'string' ? body : JSON.stringify(body),
    });
  const signIn = (link: string, headers: Record<string, string> = {}) =>
    post('/operators/sign-in', { token: link.split('#token=')[1] }, headers);
  /** The cookie as a browser would send it back. */
  const cookieOf = (response: Response) => response.headers.getSetCookie()[0]?.split(';')[0] ?? '';
  const cookieFor = async (...who: Parameters<typeof door.newSignInLink>) => cookieOf(await signIn(await door.newSignInLink(...who)));
  const open = (headers: Record<string, string>): Screen => {
    const screen: Screen = connect(`${address}/operators`, {
      transports: ['websocket'],
      forceNew: true,
      reconnection: false,
      extraHeaders: { origin: address, ...headers },
    });
    screens.push(screen);
    return screen;
  };
  const enter = async (cookie: string): Promise<Screen> => {
    const screen = open({ cookie });
    await new Promise<void>((connected, refused) => {
      screen.once('connect', connected);
      screen.once('connect_error', refused);
    });
    return screen;
  };
  const refusalOf = (screen: Screen) =>
    new Promise<string>((told, failed) => {
      screen.once('connect_error', (error) => told(error.message));
      screen.once('connect', () => failed(new Error('It was let in.')));
    });
  const send = (screen: Screen, command: unknown): Promise<Reply> => screen.timeout(15_000).emitWithAck('command', command as Command);

  const close = async () => {
    for (const screen of screens) screen.disconnect();
    door.close();
    await io.close();
  };
  return {
    door,
    address,
    clock,
    store,
    asked,
    marks,
    logged,
    shown,
    votes,
    pictures,
    preview,
    plan,
    post,
    signIn,
    cookieOf,
    cookieFor,
    open,
    enter,
    refusalOf,
    send,
    close,
  };
};
