/**
 * Solves one ALTCHA challenge (version 2, PBKDF2/SHA-256): counts up until the key derived from nonce and counter begins as asked.
 *
 * A worker of its own, loaded on demand. The password is the nonce followed by the counter as u32, big-endian.
 */
import type { PhoneChallenge, PhoneWork } from '../../server/contract/phone.ts';
import { pbkdf2 } from './pbkdf2.ts';

/** Counters `first`, `first + step`, … are this worker's. */
export type ToSolve = { readonly parameters: PhoneChallenge['parameters']; readonly first: number; readonly step: number };
export type Solved = { readonly solution: PhoneWork['solution'] } | { readonly cannot: string };

const fromHex = (hex: string): Uint8Array<ArrayBuffer> =>
  Uint8Array.from({ length: hex.length / 2 }, (_, at) => Number.parseInt(hex.slice(2 * at, 2 * at + 2), 16));
const toHex = (bytes: Uint8Array): string => Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');

type Derive = (password: Uint8Array<ArrayBuffer>) => Promise<Uint8Array> | Uint8Array;

/** The browser's own where there is one. */
const deriver = ({ salt, cost, keyLength }: PhoneChallenge['parameters']): Derive => {
  const salted = fromHex(salt);
  const subtle: SubtleCrypto | undefined = crypto.subtle;
  if (!subtle) return (password) => pbkdf2(password, salted, cost).subarray(0, keyLength);
  const how = { name: 'PBKDF2', hash: 'SHA-256', salt: salted, iterations: cost };
  return async (password) => {
    const key = await subtle.importKey('raw', password, 'PBKDF2', false, ['deriveBits']);
    return new Uint8Array(await subtle.deriveBits(how, key, keyLength * 8));
  };
};

const solve = async ({ parameters, first, step }: ToSolve): Promise<PhoneWork['solution']> => {
  const { algorithm, nonce, keyLength, keyPrefix } = parameters;
  if (algorithm !== 'PBKDF2/SHA-256' || keyLength > 32) throw new Error(`The work is of a kind this page does not know: ${algorithm}.`);
  const start = fromHex(nonce);
  const password = new Uint8Array(start.length + 4);
  password.set(start);
  const counterAt = new DataView(password.buffer, start.length);
  const derive = deriver(parameters);
  for (let counter = first; counter < 2 ** 32; counter += step) {
    counterAt.setUint32(0, counter);
    const derivedKey = toHex(await derive(password));
    if (derivedKey.startsWith(keyPrefix.toLowerCase())) return { counter, derivedKey };
  }
  throw new Error('There is no solution.');
};

addEventListener('message', ({ data }: MessageEvent<ToSolve>) => {
  solve(data).then(
    (solution) => postMessage({ solution } satisfies Solved),
    (error: unknown) => postMessage({ cannot: String(error) } satisfies Solved),
  );
});
