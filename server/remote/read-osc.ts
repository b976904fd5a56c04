/**
 * A press as an OSC 1.0 message: `/cuecart/<task>`, the token as first argument, then what the box believes on air (`now` without it), then
 * what it shows as next, which TAKE and the tasks of NEXT are refused without.
 *
 * Only plain messages of texts: bundles carry times that nobody here would keep. Pure.
 */
import { fromBuffer } from 'osc-min';
import type { Press } from './read-press.ts';

export type OscPress = Press & { readonly token: string };

const root = '/cuecart/';
export const largestPacket = 512;

/** Undefined when it is no press: what is broken and what is for somebody else are the same to us. */
export const readOsc = (packet: Uint8Array): OscPress | undefined => {
  if (packet.byteLength === 0 || packet.byteLength > largestPacket || packet.byteLength % 4 !== 0) return undefined;
  const message = decoded(packet);
  if (message?.oscType !== 'message' || !message.address.startsWith(root)) return undefined;
  const [token, believes, shown] = message.args.map((one) => ('value' in one && typeof one.value === 'string' ? one.value : undefined));
  const texts = [token, believes, shown].slice(0, message.args.length);
  if (token === undefined || message.args.length > texts.length || texts.includes(undefined)) return undefined;
  const address = message.address.slice(root.length);
  const what = address === 'poll/verify' ? 'believesCount' : 'believesNext';
  return { token, address, believes: believes ?? 'now', ...(shown === undefined ? {} : { [what]: shown }) };
};

/** The reader throws whatever a broken packet makes it trip over. */
const decoded = (packet: Uint8Array) => {
  try {
    return fromBuffer(packet);
  } catch {
    return undefined;
  }
};
