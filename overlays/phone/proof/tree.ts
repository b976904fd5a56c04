/**
 * Proof that a leaf is in a tree of RFC 6962: leaf and node hashes, and the way from a leaf up to the root. Pure but for the hash given.
 *
 * Written from the RFC's text (2.1 and 2.1.1), not shared with the server: a page that checks should not trust the code it checks.
 */
export type Hash = (bytes: Uint8Array) => Promise<Uint8Array>;

const join = (...parts: readonly Uint8Array[]): Uint8Array => {
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
};

export const isSame = (a: Uint8Array, b: Uint8Array): boolean => a.length === b.length && a.every((byte, at) => byte === b[at]);

export const leafHash = (leaf: Uint8Array, hash: Hash): Promise<Uint8Array> => hash(join(Uint8Array.of(0), leaf));
const nodeHash = (left: Uint8Array, right: Uint8Array, hash: Hash): Promise<Uint8Array> => hash(join(Uint8Array.of(1), left, right));

const mostLeaves = 2 ** 31;

/**
 * The root that a leaf, its place and its way up lead to; undefined when the way is too short, too long or of wrong form.
 * @param index of the leaf, from 0
 * @param size leaves in the tree, at most 2^31
 * @param way hashes of the siblings, the lowest first
 */
export const rootFrom = async (
  leaf: Uint8Array,
  index: number,
  size: number,
  way: readonly Uint8Array[],
  hash: Hash,
): Promise<Uint8Array | undefined> => {
  if (!Number.isInteger(index) || !Number.isInteger(size) || index < 0 || index >= size || size > mostLeaves) return undefined;
  if (way.some((sibling) => sibling.length !== 32)) return undefined;
  let place = index;
  let last = size - 1;
  let root = await leafHash(leaf, hash);
  for (const sibling of way) {
    if (last === 0) return undefined;
    if (place % 2 === 1 || place === last) {
      root = await nodeHash(sibling, root, hash);
      // A rightmost node without a sibling is its own parent.
      while (place % 2 === 0 && place !== 0) {
        place /= 2;
        last = Math.floor(last / 2);
      }
    } else root = await nodeHash(root, sibling, hash);
    place = Math.floor(place / 2);
    last = Math.floor(last / 2);
  }
  return last === 0 ? root : undefined;
};
