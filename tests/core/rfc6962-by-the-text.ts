/**
 * A second hand that checks proofs of the log, written from RFC 6962 section 2.1 alone and sharing nothing with the server.
 *
 * It follows the recursive definitions: MTH, PATH and PROOF. A proof is consumed from its end, which is where the recursion starts.
 */
import { createHash } from 'node:crypto';

const h = (...parts: readonly Uint8Array[]): Uint8Array => {
  const digest = createHash('sha256');
  for (const part of parts) digest.update(part);
  return digest.digest();
};
const zero = Uint8Array.of(0);
const one = Uint8Array.of(1);

/** k: the largest power of two smaller than n (k < n ≤ 2k). */
const kOf = (n: number): number => {
  let k = 1;
  while (k * 2 < n) k *= 2;
  return k;
};

/** MTH(D[n]) */
export const rootByTheText = (data: readonly Uint8Array[]): Uint8Array => {
  if (data.length === 0) return h();
  if (data.length === 1) return h(zero, data[0]!);
  const k = kOf(data.length);
  return h(one, rootByTheText(data.slice(0, k)), rootByTheText(data.slice(k)));
};

/** MTH(D[n]) from d(m) and PATH(m, D[n]) = PATH(…) : MTH(other half). Throws when the path runs out. */
const rootFromPath = (leaf: Uint8Array, m: number, n: number, path: Uint8Array[]): Uint8Array => {
  if (n === 1) return h(zero, leaf);
  const other = path.pop();
  if (!other) throw new Error('too short');
  const k = kOf(n);
  return m < k ? h(one, rootFromPath(leaf, m, k, path), other) : h(one, other, rootFromPath(leaf, m - k, n - k, path));
};

export const inclusionByTheText = (leaf: Uint8Array, m: number, n: number, path: readonly Uint8Array[], root: Uint8Array): boolean => {
  if (m >= n) return false;
  const left = [...path];
  try {
    return Buffer.from(rootFromPath(leaf, m, n, left)).equals(root) && left.length === 0;
  } catch {
    return false;
  }
};

type Roots = { readonly older: Uint8Array; readonly newer: Uint8Array };

/** The roots of D[m] and D[n], from SUBPROOF(m, D[n], b); with b true and m = n the older root is the one we know. */
const rootsFromProof = (m: number, n: number, isWhole: boolean, known: Uint8Array, proof: Uint8Array[]): Roots => {
  if (m === n) {
    if (isWhole) return { older: known, newer: known };
    const node = proof.pop();
    if (!node) throw new Error('too short');
    return { older: node, newer: node };
  }
  const other = proof.pop();
  if (!other) throw new Error('too short');
  const k = kOf(n);
  if (m <= k) {
    const { older, newer } = rootsFromProof(m, k, isWhole, known, proof);
    return { older, newer: h(one, newer, other) };
  }
  const { older, newer } = rootsFromProof(m - k, n - k, false, known, proof);
  return { older: h(one, other, older), newer: h(one, other, newer) };
};

export const consistencyByTheText = (claim: {
  readonly from: number;
  readonly to: number;
  readonly fromRoot: Uint8Array;
  readonly toRoot: Uint8Array;
  readonly path: readonly Uint8Array[];
}): boolean => {
  const left = [...claim.path];
  try {
    const { older, newer } = rootsFromProof(claim.from, claim.to, true, claim.fromRoot, left);
    return left.length === 0 && Buffer.from(older).equals(claim.fromRoot) && Buffer.from(newer).equals(claim.toRoot);
  } catch {
    return false;
  }
};
