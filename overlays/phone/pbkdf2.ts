/**
 * PBKDF2 with HMAC-SHA-256 (RFC 8018, FIPS 180-4) by hand, for pages that came without https: browsers give those no cryptography.
 *
 * Only for the work that a pass may cost. It keeps no secret, so it need not take the same time for every input.
 */
const fraction = (root: number): number => (root - Math.floor(root)) * 2 ** 32;
const primes = (count: number): number[] => {
  const found: number[] = [];
  for (let next = 2; found.length < count; next += 1) if (found.every((prime) => next % prime !== 0)) found.push(next);
  return found;
};
const rounds = Int32Array.from(primes(64), (prime) => fraction(Math.cbrt(prime)));
const start = Int32Array.from(primes(8), (prime) => fraction(Math.sqrt(prime)));

const turn = (word: number, by: number): number => (word >>> by) | (word << (32 - by));

/** One block of 16 words into `state`; `words` is room for 64, whose first 16 are the block. */
const compress = (state: Int32Array, words: Int32Array): void => {
  for (let at = 16; at < 64; at += 1) {
    const [early, late] = [words[at - 15] as number, words[at - 2] as number];
    const small = turn(early, 7) ^ turn(early, 18) ^ (early >>> 3);
    const large = turn(late, 17) ^ turn(late, 19) ^ (late >>> 10);
    words[at] = ((words[at - 16] as number) + small + (words[at - 7] as number) + large) | 0;
  }
  let a = state[0] ?? 0;
  let b = state[1] ?? 0;
  let c = state[2] ?? 0;
  let d = state[3] ?? 0;
  let e = state[4] ?? 0;
  let f = state[5] ?? 0;
  let g = state[6] ?? 0;
  let h = state[7] ?? 0;
  for (let at = 0; at < 64; at += 1) {
    const mixed = turn(e, 6) ^ turn(e, 11) ^ turn(e, 25);
    const first = (h + mixed + ((e & f) ^ (~e & g)) + (rounds[at] as number) + (words[at] as number)) | 0;
    const second = ((turn(a, 2) ^ turn(a, 13) ^ turn(a, 22)) + ((a & b) ^ (a & c) ^ (b & c))) | 0;
    h = g;
    g = f;
    f = e;
    e = (d + first) | 0;
    d = c;
    c = b;
    b = a;
    a = (first + second) | 0;
  }
  state[0] = (state[0] ?? 0) + a;
  state[1] = (state[1] ?? 0) + b;
  state[2] = (state[2] ?? 0) + c;
  state[3] = (state[3] ?? 0) + d;
  state[4] = (state[4] ?? 0) + e;
  state[5] = (state[5] ?? 0) + f;
  state[6] = (state[6] ?? 0) + g;
  state[7] = (state[7] ?? 0) + h;
};

/** The hash of `bytes` that come after `before` bytes already in `from`. */
const finish = (from: Int32Array, before: number, bytes: Uint8Array): Int32Array => {
  const state = from.slice();
  const padded = new Uint8Array(Math.ceil((bytes.length + 9) / 64) * 64);
  padded.set(bytes);
  padded[bytes.length] = 0x80;
  const view = new DataView(padded.buffer);
  view.setUint32(padded.length - 4, (before + bytes.length) * 8);
  const words = new Int32Array(64);
  for (let block = 0; block < padded.length; block += 64) {
    for (let at = 0; at < 16; at += 1) words[at] = view.getInt32(block + at * 4);
    compress(state, words);
  }
  return state;
};

const padWith = (byte: number, key: Uint8Array): Int32Array => {
  const state = start.slice();
  const words = new Int32Array(64);
  for (let at = 0; at < 64; at += 1) words[at >> 2] = ((words[at >> 2] as number) << 8) | ((key[at] ?? 0) ^ byte);
  compress(state, words);
  return state;
};

const bytesOf = (words: Int32Array): Uint8Array => {
  const view = new DataView(new ArrayBuffer(32));
  for (const [at, word] of words.entries()) view.setInt32(at * 4, word);
  return new Uint8Array(view.buffer);
};

/**
 * The first 32 bytes of the derived key.
 * @param password at most 64 bytes
 */
export const pbkdf2 = (password: Uint8Array, salt: Uint8Array, iterations: number): Uint8Array => {
  const inner = padWith(0x36, password);
  const outer = padWith(0x5c, password);
  const first = new Uint8Array(salt.length + 4);
  first.set(salt);
  first[salt.length + 3] = 1;
  let last = finish(outer, 64, bytesOf(finish(inner, 64, first)));
  const key = last.slice();
  const words = new Int32Array(64);
  // What follows is always one block of 32 bytes after the pad's: the same padding every time.
  const half = (from: Int32Array, message: Int32Array): Int32Array => {
    const state = from.slice();
    words.fill(0);
    words.set(message);
    words[8] = 1 << 31;
    words[15] = 96 * 8;
    compress(state, words);
    return state;
  };
  for (let round = 1; round < iterations; round += 1) {
    last = half(outer, half(inner, last));
    for (let at = 0; at < 8; at += 1) key[at] = (key[at] as number) ^ (last[at] as number);
  }
  return bytesOf(key);
};
