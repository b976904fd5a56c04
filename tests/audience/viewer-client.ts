/** A viewer's phone without a page: says hello, keeps what it is told, votes, waits for the answer. */
import { once } from 'node:events';
import { WebSocket } from 'ws';
import { type AckFrame, decodeAck, encodeVote } from '../../server/audience/frames.ts';
import type { PhoneMessage } from '../../server/contract/phone.ts';

type Welcome = Extract<PhoneMessage, { type: 'welcome' }>;

export type Viewer = {
  readonly welcome: Welcome;
  readonly socket: WebSocket;
  /** Everything heard, oldest first. */
  readonly heard: readonly PhoneMessage[];
  /** Rejects when the socket closes before the answer. */
  vote(poll: number, choice: 'yea' | 'nay', sequence: number): Promise<AckFrame>;
  /** The first message, heard already or still to come, for which `test` holds. */
  hears(test: (message: PhoneMessage) => boolean): Promise<PhoneMessage>;
  close(): Promise<void>;
};

export type ViewerHello = { pass?: string; path?: string; code?: string; watching?: string; embed?: string };

export const connectViewer = async (port: number, hello: ViewerHello = {}, headers: Record<string, string> = {}): Promise<Viewer> => {
  const socket = new WebSocket(`ws://127.0.0.1:${port}/ws`, { perMessageDeflate: false, headers });
  const heard: PhoneMessage[] = [];
  const acks = new Map<number, { resolve(ack: AckFrame): void; reject(error: Error): void }>();
  const listeners = new Set<(message: PhoneMessage) => void>();
  let lastTag = 0;

  socket.on('message', (data: Buffer, isBinary) => {
    if (isBinary) {
      const ack = decodeAck(data);
      if (!ack) throw new Error('That is not an acknowledgement.');
      acks.get(ack.tag)?.resolve(ack);
      acks.delete(ack.tag);
      return;
    }
    const message = JSON.parse(data.toString()) as PhoneMessage;
    heard.push(message);
    for (const listener of listeners) listener(message);
  });
  socket.on('error', () => socket.terminate());
  socket.on('close', () => {
    for (const one of acks.values()) one.reject(new Error('The socket closed before the answer.'));
    acks.clear();
  });

  const hears = (test: (message: PhoneMessage) => boolean): Promise<PhoneMessage> => {
    const known = heard.find(test);
    if (known) return Promise.resolve(known);
    return new Promise((resolve, reject) => {
      const stop = (): void => {
        listeners.delete(listen);
        socket.off('close', onClose);
      };
      const listen = (message: PhoneMessage): void => {
        if (!test(message)) return;
        stop();
        resolve(message);
      };
      const onClose = (): void => {
        stop();
        reject(new Error('The socket closed before it was heard.'));
      };
      listeners.add(listen);
      socket.on('close', onClose);
    });
  };

  const opened = once(socket, 'open');
  const failed = once(socket, 'close').then(() => Promise.reject(new Error('The door is not there.')));
  await Promise.race([opened, failed]);
  failed.catch(() => undefined);
  socket.send(JSON.stringify({ type: 'hello', ...hello }));
  const welcome = (await hears((message) => message.type === 'welcome')) as Welcome;
  return {
    welcome,
    socket,
    heard,
    hears,
    vote(poll, choice, sequence) {
      lastTag += 1;
      const tag = lastTag;
      return new Promise((resolve, reject) => {
        acks.set(tag, { resolve, reject });
        socket.send(encodeVote({ poll, choice: choice === 'yea' ? 1 : 2, sequence, tag }), (error) => error && reject(error));
      });
    },
    async close() {
      if (socket.readyState === socket.CLOSED) return;
      const closed = once(socket, 'close');
      socket.close();
      await closed;
    },
  };
};
