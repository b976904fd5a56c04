/** Passes every connection through to a websocket server, and can cut one of them as a network would: told by what was said on it. */
import { connect, createServer, type Socket } from 'node:net';

export type Relay = {
  readonly url: string;
  /** Cuts the connections on which the server said this. @returns how many */
  cut(said: (text: string) => boolean): number;
  close(): Promise<void>;
};

const mostKept = 4000;

export const openRelay = async (to: string): Promise<Relay> => {
  const { hostname, port } = new URL(to);
  const lines = new Map<Socket, string>();
  const server = createServer((near) => {
    const far = connect(Number(port), hostname);
    lines.set(near, '');
    far.on('data', (part) => lines.set(near, `${lines.get(near) ?? ''}${part.toString('latin1')}`.slice(-mostKept)));
    near.pipe(far).pipe(near);
    const end = () => {
      lines.delete(near);
      near.destroy();
      far.destroy();
    };
    for (const socket of [near, far]) socket.on('error', end).on('close', end);
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The relay has no port.');
  return {
    url: `ws://127.0.0.1:${address.port}`,
    cut: (said) => {
      const found = [...lines].filter(([, text]) => said(text));
      for (const [near] of found) near.resetAndDestroy();
      return found.length;
    },
    close: () =>
      new Promise((closed) => {
        for (const near of lines.keys()) near.destroy();
        server.close(() => closed());
      }),
  };
};
