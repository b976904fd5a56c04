/** Reads events of one namespace from a socket.io server over a bare `ws` socket: what its own client would do, without its cost. */
import { WebSocket } from 'ws';

export type SocketIoReader = { readonly socket: WebSocket };

/** @param hears called with the first argument of every event named `count` or `figures` */
export const readSocketIo = (url: string, namespace: string, auth: object, hears: (said: unknown) => void): Promise<SocketIoReader> =>
  new Promise((resolve, reject) => {
    const socket = new WebSocket(`${url.replace('http', 'ws')}/socket.io/?EIO=4&transport=websocket`, { perMessageDeflate: false });
    const event = `42${namespace},`;
    socket.on('error', reject);
    socket.on('message', (data: Buffer) => {
      const text = data.toString();
      if (text === '2') socket.send('3');
      else if (text.startsWith('0')) socket.send(`40${namespace},${JSON.stringify(auth)}`);
      else if (text.startsWith(`40${namespace},`)) resolve({ socket });
      else if (text.startsWith(`44${namespace},`)) reject(new Error(text));
      else if (text.startsWith(event)) {
        const [name, said] = JSON.parse(text.slice(event.length)) as [string, unknown];
        if (name === 'count' || name === 'figures') hears(said);
      }
    });
  });
