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

/** Both ways: a station's clock may be off by so much, and for so long a request may be sent again. */
export const signedWithin: Ms = 120_000;

export type Signable = { readonly method: string; readonly path: string; readonly time: EpochMs; readonly station: string };

/** @param secret `link` of phones-secrets.json */
export const stationVoteKey = (secret: string, station: string): string =>
  createHmac('sha256', secret).update(`cuecart station votes 1\n${station}`).digest('base64url');

export const signRequest = (key: string, { method, path, time, station }: Signable, body: Uint8Array): string =>
  createHmac('sha256', key).update(`${method}\n${path}\n${time}\n${station}\n`).update(body).digest('base64url');

export const isSigned = (key: string, signable: Signable, body: Uint8Array, signature: string): boolean => {
  const right = Buffer.from(signRequest(key, signable, body));
  const given = Buffer.from(signature);
  return given.length === right.length && timingSafeEqual(given, right);
};
