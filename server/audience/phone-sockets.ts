/**
 * The sockets that phones hold: hello, votes, time; binary layouts in frames.ts.
 *
 * A stranger has ten seconds to say hello. A phone that asks too much is told so, then dropped;
 * one that is silent to our pings is dropped. Every vote is answered exactly once.
 */
import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { type RawData, type WebSocket, WebSocketServer } from 'ws';
import type { PhoneMessage } from '../contract/phone.ts';
import type { EpochMs } from '../contract/units.ts';
import type { Clock } from '../ports/clock.ts';
import type { Place } from './address-prefix.ts';
import { createAllowance, takeOf } from './allowance.ts';
import { limits } from './door-limits.ts';
import type { DoorLog } from './door-log.ts';
import type { DoorTally } from './door-tally.ts';
import { createExpressLanes } from './express-lane.ts';
import { decodeVote, type VoteFrame } from './frames.ts';
import type { House } from './house.ts';
import { tellPhones } from './phone-news.ts';
import { addHello, readSaid } from './phone-says.ts';
import { proveLater, welcomePhone } from './phone-welcome.ts';
import { createPhone, createRoster, needsPing, type Phone, ping, type Roster, sayGoodbye, sendTo } from './roster.ts';

export type PhoneSockets = {
  /** Takes over an HTTP upgrade to /ws; false when there is no room. */
  accept(request: IncomingMessage, socket: Duplex, head: Buffer): boolean;
  phones(): number;
  close(): void;
};

type Options = {
  readonly house: House;
  readonly clock: Clock;
  readonly log: DoorLog;
  readonly tally: DoorTally;
  placeOf(request: IncomingMessage): Place;
};

const bytesOf = (data: RawData): Buffer => (Buffer.isBuffer(data) ? data : Array.isArray(data) ? Buffer.concat(data) : Buffer.from(data));

const takeVote = (phone: Phone, vote: VoteFrame, { house }: Options, isAllowed: boolean, now: EpochMs): void => {
  const { activationId, index, path, tier } = phone;
  const { poll, choice, sequence, tag } = vote;
  if (!isAllowed) phone.hear({ code: 'too-fast' }, poll, tag);
  else if (!phone.hello) phone.hear({ code: 'false-pass' }, poll, tag);
  // Its hello is still being looked at, or no pass can be given yet: nothing is wrong with this phone.
  else if (activationId === undefined || index === undefined) phone.hear({ code: 'not-recorded' }, poll, tag);
  else house.desk.take({ activationId, poll, index, path, tier, choice, sequence }, phone, tag, now);
};

const hear = (phone: Phone, text: string, { house, clock, log, tally }: Options): void => {
  const said = readSaid(text);
  if (!said) {
    tally.shed('phone-not-understood');
    sayGoodbye(phone, 1008, 'not understood');
    return;
  }
  if (said.type === 'time') {
    sendTo(phone, JSON.stringify({ type: 'time', ask: said.ask, now: clock.now() } satisfies PhoneMessage));
    return;
  }
  addHello(phone, said);
  welcomePhone(phone, house, clock).catch((error: unknown) => {
    log.warn({ reason: String(error) }, 'A phone could not be welcomed.');
    sayGoodbye(phone, 1011, 'try again');
  });
};

/** What a phone says goes by its allowance. Undefined: it is dropped. */
const admit = (phone: Phone, now: EpochMs): boolean | undefined => {
  phone.isAlive = true;
  const isAllowed = takeOf(phone, limits.burst, limits.perSecond, now);
  if (!isAllowed) phone.strikes += 1;
  if (phone.strikes <= limits.strikes) return isAllowed;
  // What it had sent before it was dropped still comes in.
  if (phone.strikes === limits.strikes + 1) phone.tally.shed('phone-flood');
  phone.socket.terminate();
  return undefined;
};

/** One for all phones: what each would have of its own is what a vote has to fetch from memory. */
const voteHearer =
  (options: Options) =>
  (phone: Phone, bytes: Buffer): void => {
    const now = options.clock.now();
    const isAllowed = admit(phone, now);
    if (isAllowed === undefined) return;
    const vote = decodeVote(bytes);
    if (vote) takeVote(phone, vote, options, isAllowed, now);
    else phone.hear({ code: 'bad-vote' }, 0, bytes.length >= 12 ? bytes.readUInt32BE(8) : 0);
  };

const hearPong = (phone: Phone): void => {
  phone.isAlive = true;
};

const serve = (phone: Phone, roster: Roster, options: Options, hearVote: (phone: Phone, bytes: Buffer) => void): void => {
  const { socket } = phone;
  const { tally, clock } = options;
  roster.phones.add(phone);
  tally.phoneCame();
  socket.on('close', () => roster.phones.delete(phone));
  socket.on('error', (error: Error & { code?: string }) => {
    // `ws` names what it does not take: too much at once, not masked, not UTF-8. Anything else is a broken line.
    if (error.code?.startsWith('WS_ERR_')) tally.shed('phone-not-understood');
    socket.terminate();
  });
  socket.on('pong', () => hearPong(phone));
  socket.on('message', (data, isBinary) => {
    const bytes = bytesOf(data);
    if (isBinary) hearVote(phone, bytes);
    else if (admit(phone, clock.now())) hear(phone, bytes.toString(), options);
  });
};

/** Once a second: a share of the phones is pinged, strangers are shown out, those without a pass are served. */
const keepOrder = (roster: Roster, { house, clock, log, tally }: Options): (() => void) => {
  let round = roster.phones.values();
  const look = (phone: Phone): void => {
    const isStranger = !phone.hello && clock.now() - phone.since > limits.helloWithin;
    if (!phone.isAlive || isStranger) {
      tally.shed(isStranger ? 'phone-no-hello' : 'phone-silent');
      phone.socket.terminate();
      return;
    }
    if (needsPing(phone, clock.now())) {
      phone.isAlive = false;
      ping(phone);
    }
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
  const { clock, tally, placeOf } = options;
  const server = new WebSocketServer({ noServer: true, maxPayload: limits.phoneMessage, perMessageDeflate: false, clientTracking: false });
  const roster = createRoster(clock);
  const doorstep = createAllowance(limits.newPhonesAtOnce, limits.newPhonesPerSecond, clock.now());
  const hearVote = voteHearer(options);
  const openLane = createExpressLanes({ vote: hearVote, pong: hearPong });
  const stopNews = tellPhones({ ...options, roster });
  const stopOrder = keepOrder(roster, options);
  const stopProofs = proveLater(roster, options.house, clock, options.log);
  const welcomeIn = (socket: WebSocket, line: Duplex, place: Place): void => {
    const since = clock.now();
    const phone = createPhone({ socket, line, tally, since, place });
    serve(phone, roster, options, hearVote);
    openLane(line, phone);
  };
  return {
    accept(request, line, head) {
      const isFull = roster.phones.size >= limits.phones;
      if (isFull || !doorstep.take(clock.now())) {
        tally.shed(isFull ? 'phone-no-room' : 'phone-storm');
        return false;
      }
      const place = placeOf(request);
      server.handleUpgrade(request, line, head, (socket) => welcomeIn(socket, line, place));
      return true;
    },
    phones: () => roster.phones.size,
    close() {
      stopNews();
      stopOrder();
      stopProofs();
      roster.stop();
      for (const phone of roster.phones) sayGoodbye(phone, 1001, 'closing');
      server.close();
    },
  };
};
