/** By which name or number the mixer’s machine reaches this server: what stands in the address of the page that it shows. */
import { createSocket } from 'node:dgram';
import { hostname } from 'node:os';
import type { Config } from './config.ts';

const loopback = /^(?:localhost|127(?:\.\d+){3}|\[?::1\]?)$/;
const everywhere = /^(?:0\.0\.0\.0|::)$/;
const inAddress = (host: string): string => (host.includes(':') ? `[${host}]` : host);

/** Our own number on the way to that host. Asks the system for the way; nothing is sent. */
const numberTowards = (host: string): Promise<string> =>
  new Promise((resolve) => {
    const socket = createSocket(host.includes(':') ? 'udp6' : 'udp4');
    const done = (ours: string) => {
      socket.close();
      resolve(ours);
    };
    // No way there now: the machine's name is the best guess.
    socket.once('error', () => done(hostname()));
    socket.connect(9, host, () => done(socket.address().address));
  });

/** @returns null where the mixer is on another machine and this server listens on its own only */
export const hostForMixer = async ({ host, obs }: Pick<Config, 'host' | 'obs'>): Promise<string | null> => {
  const mixer = obs === null ? 'localhost' : new URL(obs.url).hostname;
  const isHere = loopback.test(mixer);
  if (loopback.test(host)) return isHere ? 'localhost' : null;
  if (!everywhere.test(host)) return inAddress(host);
  return isHere ? 'localhost' : inAddress(await numberTowards(mixer.replace(/^\[|\]$/g, '')));
};
