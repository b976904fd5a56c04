/**
 * How a station signs what it sends to the phones' door.
 *
 * Its key is derived from the secret that show server and door share, and its id: nothing is stored, either of them can
 * tell it, and another station's is worth nothing. It is not the key of its feed, which travels with every request:
 * this one never does. Headers: X-Station its id, X-Time epoch ms, X-Signature base64url of HMAC-SHA256 with the key
 * over method, path, time and station, a line feed after each, then the body's bytes.
 */
import { createHmac, timingSafeEqual } from 'node:crypto';
import type { EpochMs, Ms } from '../contract/units.ts';
import { createQuickHmac } from './quick-hmac.ts';

/** Both ways: a station's clock may be off by so much, and for so long a request may be sent again. */
export const signedWithin: Ms = 120_000;

export type Signable = { readonly method: string; readonly path: string; readonly time: EpochMs; readonly station: string };

/** @param secret `link` of phones-secrets.json */
export const stationVoteKey = (secret: string, station: string): string =>
  createHmac('sha256', secret).update(`cuecart station votes 1\n${station}`).digest('base64url');

/** Longer ones are seldom, and are hashed piece by piece. */
const quickUpTo = 4096;

const headOf = ({ method, path, time, station }: Signable): string => `${method}\n${path}\n${time}\n${station}\n`;

/** One for each key: it says whether a request was signed with it. */
export const createSignatureCheck = (key: string) => {
  const { message, mac } = createQuickHmac(key, quickUpTo);
  const rightFor = (head: string, body: Uint8Array): string => {
    const length = Buffer.byteLength(head) + body.length;
    if (length > quickUpTo) return createHmac('sha256', key).update(head).update(body).digest('base64url');
    message.set(body, message.write(head));
    return Buffer.from(mac(length), 'latin1').toString('base64url');
  };
  return (signable: Signable, body: Uint8Array, signature: string): boolean => {
    const right = Buffer.from(rightFor(headOf(signable), body));
    const given = Buffer.from(signature);
    return given.length === right.length && timingSafeEqual(given, right);
  };
};
export type SignatureCheck = ReturnType<typeof createSignatureCheck>;
