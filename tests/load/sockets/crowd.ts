/** Phones in a process of their own: they come in a stream and stay, or storm in all at once; some of them vote. */
import { once } from 'node:events';
import { performance } from 'node:perf_hooks';
import { setTimeout as pause } from 'node:timers/promises';
import { WebSocket } from 'ws';
import { decodeAck, encodeVote } from '../../../server/audience/frames.ts';
import type { PhoneMessage } from '../../../server/contract/phone.ts';
import { answerAsks } from '../fanout/child.ts';

export type Held = { readonly open: number; readonly turnedAway: number };
export type Stormed = { readonly sent: number; readonly letIn: number; readonly turnedAway: number; readonly broken: number };

const phones = new Set<WebSocket>();
let poll = 0;

const openPhone = async (url: string): Promise<void> => {
  const socket = new WebSocket(`${url}/ws`, { perMessageDeflate: false });
  await once(socket, 'open');
  socket.on('error', () => socket.terminate());
  const welcomed = new Promise<void>((resolve, reject) => {
    socket.once('close', () => reject(new Error('closed')));
    socket.on('message', (data: Buffer, isBinary) => {
      if (isBinary) return;
      const said = JSON.parse(data.toString()) as PhoneMessage;
      if (said.type !== 'welcome') return;
      poll = said.polls[0]?.number ?? poll;
      resolve();
    });
  });
  socket.send('{"type":"hello"}');
  await welcomed;
  phones.add(socket);
  socket.once('close', () => phones.delete(socket));
};

const hold = async ({ url, count }: { url: string; count: number }): Promise<Held> => {
  let turnedAway = 0;
  const come = async (): Promise<void> => {
    for (let tries = 0; tries < 8; tries += 1) {
      try {
        return await openPhone(url);
      } catch {
        turnedAway += 1;
        await pause(200 + Math.random() * 800);
      }
    }
  };
  for (let from = 0; from < count; from += 200) await Promise.all(Array.from({ length: Math.min(200, count - from) }, come));
  return { open: phones.size, turnedAway };
};

const leave = async (count: number): Promise<void> => {
  const going = [...phones].slice(0, count);
  await Promise.all(
    going.map((socket) => {
      const closed = once(socket, 'close');
      socket.terminate();
      return closed;
    }),
  );
};

const storm = async ({ url, count }: { url: string; count: number }): Promise<Stormed> => {
  const fates = await Promise.all(
    Array.from(
      { length: count },
      () =>
        new Promise<string>((resolve) => {
          const socket = new WebSocket(`${url}/ws`, { perMessageDeflate: false });
          socket.on('open', () => {
            phones.add(socket);
            resolve('in');
          });
          socket.on('error', (error) => resolve(error.message));
        }),
    ),
  );
  const letIn = fates.filter((fate) => fate === 'in').length;
  const turnedAway = fates.filter((fate) => fate.includes('503')).length;
  return { sent: count, letIn, turnedAway, broken: count - letIn - turnedAway };
};

/** So many phones vote one after another, ten at a time. */
const vote = async (count: number) => {
  const voters = [...phones].slice(0, count);
  let counted = 0;
  let slowestMs = 0;
  const voteOnce = async (socket: WebSocket): Promise<void> => {
    const asked = performance.now();
    const answer = new Promise<string | undefined>((resolve) => {
      socket.on('message', (data: Buffer, isBinary) => isBinary && resolve(decodeAck(data)?.code));
    });
    socket.send(encodeVote({ poll, choice: 1, sequence: 0, tag: 1 }));
    if ((await answer) === 'counted') counted += 1;
    slowestMs = Math.max(slowestMs, performance.now() - asked);
  };
  for (let from = 0; from < voters.length; from += 10) await Promise.all(voters.slice(from, from + 10).map(voteOnce));
  return { cast: voters.length, counted, slowestMs };
};

answerAsks({ hold, leave, storm, vote });
process.stdout.write('{}\n');
