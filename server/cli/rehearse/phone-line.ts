/** One phone's line to the door: a WebSocket that says hello, keeps its pass, and comes back by itself when it is cut. */
import { WebSocket } from 'ws';
import { type AckFrame, decodeAck } from '../../audience/frames.ts';
import type { PhoneMessage } from '../../contract/phone.ts';
import type { Chance } from './chance.ts';

export type ReadMessage = (text: string) => PhoneMessage;

export type PhoneLine = {
  /** Nothing happens while the line is down or the door has not welcomed us: what was not acknowledged is sent again. */
  send(frame: Buffer): void;
  hasPass(): boolean;
  /** Of the episode that the pass belongs to. */
  activationId(): string | undefined;
  close(): void;
};

type Needs = {
  readonly url: string;
  readonly path: string | undefined;
  readonly chance: Chance;
  readonly read: ReadMessage;
  readonly hear: (message: PhoneMessage) => void;
  readonly acknowledged: (ack: AckFrame) => void;
  /** The only activation it may vote in, and what to do when the door shows another; any when left out. */
  readonly only?: { readonly activationId: string; readonly strange: () => void } | undefined;
};

const greetingWithin = 10_000;

export const openPhoneLine = ({ url, path, chance, read, hear, acknowledged, only }: Needs): PhoneLine => {
  let socket: WebSocket | undefined;
  let comeBack: NodeJS.Timeout | undefined;
  let pass: string | undefined;
  let activation: string | undefined;
  let isClosed = false;
  let isWelcome = false;

  const told = (message: PhoneMessage) => {
    if (only && message.type === 'welcome' && message.episode && message.episode.activationId !== only.activationId) return only.strange();
    if (message.type === 'welcome' && message.pass !== null) {
      isWelcome = true;
      pass = message.pass;
      activation = message.episode?.activationId;
    }
    hear(message);
  };

  const connect = () => {
    const fresh = new WebSocket(url, { perMessageDeflate: false, handshakeTimeout: greetingWithin });
    socket = fresh;
    isWelcome = false;
    const hello = () => JSON.stringify({ type: 'hello', ...(pass === undefined ? {} : { pass }), ...(path === undefined ? {} : { path }) });
    fresh.on('open', () => fresh.send(hello()));
    fresh.on('message', (data: Buffer, isBinary) => {
      if (!isBinary) return told(read(data.toString()));
      const ack = decodeAck(data);
      if (ack) acknowledged(ack);
    });
    fresh.on('error', () => fresh.terminate());
    fresh.on('close', () => {
      if (!isClosed) comeBack = setTimeout(connect, chance.between(100, 600));
    });
  };
  connect();

  return {
    send: (frame) => {
      if (isWelcome && socket?.readyState === WebSocket.OPEN) socket.send(frame);
    },
    hasPass: () => pass !== undefined,
    activationId: () => activation,
    close: () => {
      isClosed = true;
      clearTimeout(comeBack);
      socket?.close();
    },
  };
};
