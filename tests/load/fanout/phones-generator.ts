/**
 * Ten thousand phones, as sockets of `ws` in a process of their own: on the door, or on plain socket.io.
 *
 * They come in a stream, a few hundred at a time; one that is turned away comes again, as the phone page does.
 */
import { once } from 'node:events';
import { setTimeout as pause } from 'node:timers/promises';
import { WebSocket } from 'ws';
import { decodeAck, encodeVote } from '../../../server/audience/frames.ts';
import type { PhoneMessage } from '../../../server/contract/phone.ts';
import { answerAsks } from './child.ts';
import { readSocketIo, type SocketIoReader } from './socket-io-reader.ts';
import { createWatchers } from './watcher.ts';

const watchers = createWatchers();
const phones: WebSocket[] = [];
const acks = new Map<number, (code: string) => void>();
let poll = 0;
let voted = 0;
let turnedAway = 0;

const openOnDoor = async (url: string): Promise<WebSocket> => {
  const socket = new WebSocket(`${url}/ws`, { perMessageDeflate: false });
  await once(socket, 'open');
  const count = watchers.add();
  const welcomed = new Promise<void>((resolve) => {
    socket.on('message', (data: Buffer, isBinary) => {
      if (isBinary) {
        const ack = decodeAck(data);
        if (ack) acks.get(ack.tag)?.(ack.code);
        return;
      }
      const said = JSON.parse(data.toString()) as PhoneMessage;
      if (said.type === 'count') count(said.yea);
      else if (said.type === 'poll') poll = said.poll.number;
      else if (said.type === 'welcome') {
        poll = said.polls[0]?.number ?? poll;
        resolve();
      }
    });
  });
  socket.send(JSON.stringify({ type: 'hello' }));
  await welcomed;
  return socket;
};

const openOnSocketIo = async (url: string): Promise<WebSocket> => {
  const count = watchers.add();
  const reader: SocketIoReader = await readSocketIo(url, '/phones', {}, (said) => count((said as { yea: number }).yea));
  return reader.socket;
};

const openPatiently = async (open: () => Promise<WebSocket>): Promise<void> => {
  for (let tries = 0; tries < 60; tries += 1) {
    try {
      phones.push(await open());
      return;
    } catch {
      turnedAway += 1;
      await pause(200 + Math.random() * 800);
    }
  }
  throw new Error('A phone was turned away sixty times.');
};

/** One phone after another votes yea, each once. */
const vote = async (count: number): Promise<number> => {
  const answers = Array.from({ length: count }, async () => {
    const tag = voted;
    voted += 1;
    const acked = new Promise<string>((resolve) => acks.set(tag, resolve));
    phones[tag]?.send(encodeVote({ poll, choice: 1, sequence: 0, tag }));
    const code = await acked;
    acks.delete(tag);
    if (code !== 'counted') throw new Error(`A vote was answered ${code}.`);
  });
  await Promise.all(answers);
  return voted;
};

answerAsks({
  connect: async ({ url, kind, count }: { url: string; kind: 'door' | 'socket.io'; count: number }) => {
    const open = () => (kind === 'door' ? openOnDoor(url.replace('http', 'ws')) : openOnSocketIo(url));
    for (let from = 0; from < count; from += 100)
      await Promise.all(Array.from({ length: Math.min(100, count - from) }, () => openPatiently(open)));
    return turnedAway;
  },
  vote,
  newWindow: watchers.newWindow,
  heard: watchers.heard,
  without: watchers.without,
});
process.stdout.write('{}\n');
