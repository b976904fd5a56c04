/**
 * Those who hear of a take: sockets that read as little as they can, so that what is measured is the server's.
 *
 * A reader hears the run on air, or the number of the bare server's change, by its text; nothing is parsed.
 */
import { WebSocket } from 'ws';

export type Reader = { close(): void };
export type Crowd = {
  /** Resolves with the moment at which the last of them had heard `what` (ms, performance.now()). Rejects after five seconds. */
  hear(what: string): Promise<number>;
  close(): void;
};

const within = 5000;

type Heard = { readonly text: string; readonly at: number };

const openReader = (url: string, namespace: string, auth: object, headers: Record<string, string>, onMessage: (text: string) => void) =>
  new Promise<Reader>((resolve, reject) => {
    const options = { perMessageDeflate: false, headers };
    const socket = new WebSocket(`${url.replace('http', 'ws')}/socket.io/?EIO=4&transport=websocket`, options);
    socket.on('error', reject);
    socket.on('message', (data: Buffer) => {
      const text = data.toString('latin1');
      if (text === '2') socket.send('3');
      else if (text.startsWith('0')) socket.send(`40${namespace},${JSON.stringify(auth)}`);
      else if (text.startsWith(`40${namespace},`)) resolve({ close: () => socket.terminate() });
      else if (text.startsWith(`44${namespace},`)) reject(new Error(text));
      else onMessage(text);
    });
  });

/** The newest message of each reader only. */
export const openCrowd = async (
  size: number,
  { url, namespace, auth = {}, headers = {} }: { url: string; namespace: string; auth?: object; headers?: Record<string, string> },
): Promise<Crowd> => {
  const newest: Heard[] = Array.from({ length: size }, () => ({ text: '', at: 0 }));
  let looking: (place: number) => void = () => undefined;
  const readers = await Promise.all(
    newest.map((_, place) =>
      openReader(url, namespace, auth, headers, (text) => {
        newest[place] = { text, at: performance.now() };
        looking(place);
      }),
    ),
  );
  return {
    hear: (what) =>
      new Promise((resolve, reject) => {
        const late = setTimeout(() => reject(new Error(`Not everybody heard “${what}”.`)), within);
        const heardAt: (number | undefined)[] = newest.map(() => undefined);
        looking = (place) => {
          const { text, at } = newest[place] ?? { text: '', at: 0 };
          if (heardAt[place] === undefined && text.includes(what)) heardAt[place] = at;
          const all = heardAt.filter((heard) => heard !== undefined);
          if (all.length < size) return;
          clearTimeout(late);
          looking = () => undefined;
          resolve(Math.max(...all));
        };
        for (const place of newest.keys()) looking(place);
      }),
    close: () => {
      for (const reader of readers) reader.close();
    },
  };
};
