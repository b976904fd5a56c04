/**
 * The sockets that phones hold: hello, votes, time; binary layouts in frames.ts.
 *
 * A stranger has ten seconds to say hello. A phone that asks too much is told so, then dropped;
 * one that is silent to our pings is dropped. Every vote is answered exactly once.
 */
import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { type RawData, type WebSocket, WebSocketServer } from 'ws';
import { z } from 'zod';
import type { PhoneMessage } from '../contract/phone.ts';
import type { Clock } from '../ports/clock.ts';
import { createAllowance } from './allowance.ts';
import { limits } from './door-limits.ts';
import type { DoorLog } from './door-log.ts';
import { type AckFrame, decodeVote, encodeAck, type VoteFrame } from './frames.ts';
import type { House } from './house.ts';
import { tellPhones } from './phone-news.ts';
import { welcomePhone } from './phone-welcome.ts';
import { createPhone, createRoster, type Phone, type Roster, sendTo } from './roster.ts';

const Says = z.discriminatedUnion('type', [
  z.object({ type: z.literal('hello'), pass: z.string().max(64).optional(), path: z.string().max(64).optional() }),
  z.object({ type: z.literal('time'), ask: z.number() }),
]);

export type PhoneSockets = {
  /** Takes over an HTTP upgrade to /ws; false when there is no room. */
  accept(request: IncomingMessage, socket: Duplex, head: Buffer): boolean;
  phones(): number;
  close(): void;
};

type Options = { readonly house: House; readonly clock: Clock; readonly log: DoorLog };

const bytesOf = (data: RawData): Buffer => (Buffer.isBuffer(data) ? data : Array.isArray(data) ? Buffer.concat(data) : Buffer.from(data));

const parseSaid = (text: string): z.output<typeof Says> | undefined => {
  try {
    return Says.safeParse(JSON.parse(text)).data;
  } catch {
    return undefined; // Not JSON: the same as anything else that no page of ours says.
  }
};

const takeVote = (phone: Phone, vote: VoteFrame, { house }: Options, isAllowed: boolean): void => {
  const answer = (ack: Omit<AckFrame, 'poll' | 'tag'>): void => sendTo(phone, encodeAck({ ...ack, poll: vote.poll, tag: vote.tag }));
  const { activationId, index, path } = phone;
  if (!isAllowed) answer({ code: 'too-fast' });
  else if (!phone.hello) answer({ code: 'false-pass' });
  // Its hello is still being looked at, or no pass can be given yet: nothing is wrong with this phone.
  else if (activationId === undefined || index === undefined) answer({ code: 'not-recorded' });
  else house.desk.take({ activationId, index, path, tier: 0, ...vote }, answer);
};

const hear = (phone: Phone, text: string, { house, clock, log }: Options): void => {
  const said = parseSaid(text);
  if (!said || (said.type === 'hello' && phone.hello)) {
    phone.socket.close(1008, 'not understood');
    return;
  }
  if (said.type === 'time') {
    sendTo(phone, JSON.stringify({ type: 'time', ask: said.ask, now: clock.now() } satisfies PhoneMessage));
    return;
  }
  phone.hello = said;
  welcomePhone(phone, house, clock).catch((error: unknown) => {
    log.warn({ reason: String(error) }, 'A phone could not be welcomed.');
    phone.socket.close(1011, 'try again');
  });
};

const serve = (phone: Phone, roster: Roster, options: Options): void => {
  const { socket } = phone;
  roster.phones.add(phone);
  socket.on('close', () => roster.phones.delete(phone));
  socket.on('error', () => socket.terminate());
  socket.on('pong', () => {
    phone.isAlive = true;
  });
  socket.on('message', (data, isBinary) => {
    phone.isAlive = true;
    const isAllowed = phone.allowance.take(options.clock.now());
    if (!isAllowed) phone.strikes += 1;
    if (phone.strikes > limits.strikes) {
      socket.terminate();
      return;
    }
    const bytes = bytesOf(data);
    if (!isBinary) {
      if (isAllowed) hear(phone, bytes.toString(), options);
      return;
    }
    const vote = decodeVote(bytes);
    if (vote) takeVote(phone, vote, options, isAllowed);
    else sendTo(phone, encodeAck({ code: 'bad-vote', poll: 0, tag: bytes.length >= 12 ? bytes.readUInt32BE(8) : 0 }));
  });
};

/** Once a second: a share of the phones is pinged, strangers are shown out, those without a pass are served. */
const keepOrder = (roster: Roster, { house, clock, log }: Options): (() => void) => {
  let round = roster.phones.values();
  const look = (phone: Phone): void => {
    if (!phone.isAlive || (!phone.hello && clock.now() - phone.since > limits.helloWithin)) {
      phone.socket.terminate();
      return;
    }
    phone.isAlive = false;
    phone.socket.ping();
    if (phone.hello && phone.activationId !== undefined && phone.index === undefined) {
      welcomePhone(phone, house, clock).catch((error: unknown) => log.warn({ reason: String(error) }, 'A phone still has no pass.'));
    }
  };
  return clock.every(1000, () => {
    const share = Math.ceil(roster.phones.size / (limits.heartbeat / 1000));
    for (let done = 0; done < share; done += 1) {
      const next = round.next();
      if (next.done) {
        round = roster.phones.values();
        return;
      }
      look(next.value);
    }
  });
};

export const openPhoneSockets = (options: Options): PhoneSockets => {
  const { clock } = options;
  const server = new WebSocketServer({ noServer: true, maxPayload: limits.phoneMessage, perMessageDeflate: false, clientTracking: false });
  const roster = createRoster();
  const stopNews = tellPhones({ ...options, roster });
  const stopOrder = keepOrder(roster, options);
  server.on('connection', (socket: WebSocket) => {
    serve(createPhone(socket, createAllowance(limits.burst, limits.perSecond, clock.now()), clock.now()), roster, options);
  });
  return {
    accept(request, socket, head) {
      if (roster.phones.size >= limits.phones) return false;
      server.handleUpgrade(request, socket, head, (ws) => server.emit('connection', ws, request));
      return true;
    },
    phones: () => roster.phones.size,
    close() {
      stopNews();
      stopOrder();
      for (const phone of roster.phones) phone.socket.close(1001, 'closing');
      server.close();
    },
  };
};
