/**
 * The Merkle tree of the signed log, as RFC 6962 (2.1) hashes it.
 *
 * A leaf is h(00 ‖ data), a node h(01 ‖ left ‖ right), the empty tree h of nothing. Nodes of complete subtrees are kept level by level
 * (64 bytes a leaf), so that appending costs about one hash and a proof a few; the ragged right edge is hashed when asked for.
 * The hash is given by the caller. Sizes are numbers of leaves, indexes count from 0.
 */
export type Hash = (bytes: Uint8Array) => Uint8Array;

export const hashSize = 32;

export const hashLeaf = (hash: Hash, data: Uint8Array): Uint8Array => {
  const bytes = new Uint8Array(1 + data.length);
  bytes.set(data, 1);
  return hash(bytes);
};

export const hashNode = (hash: Hash, left: Uint8Array, right: Uint8Array): Uint8Array => {
  const bytes = new Uint8Array(1 + 2 * hashSize);
  bytes[0] = 1;
  bytes.set(left, 1);
  bytes.set(right, 1 + hashSize);
  return hash(bytes);
};

/** `hashNode` without allocating what is hashed. */
const createNodeHasher = (hash: Hash): ((left: Uint8Array, right: Uint8Array) => Uint8Array) => {
  const scratch = new Uint8Array(1 + 2 * hashSize);
  scratch[0] = 1;
  return (left, right) => {
    scratch.set(left, 1);
    scratch.set(right, 1 + hashSize);
    return hash(scratch);
  };
};
type NodeHasher = ReturnType<typeof createNodeHasher>;

/** The hashes of one level, growing. */
const createLevel = () => {
  let bytes = new Uint8Array(64 * hashSize);
  let count = 0;
  return {
    count: (): number => count,
    at: (index: number): Uint8Array => bytes.subarray(index * hashSize, (index + 1) * hashSize),
    push(node: Uint8Array): void {
      if ((count + 1) * hashSize > bytes.length) {
        const grown = new Uint8Array(bytes.length * 2);
        grown.set(bytes);
        bytes = grown;
      }
      bytes.set(node, count * hashSize);
      count += 1;
    },
  };
};
type Level = ReturnType<typeof createLevel>;

export type LogTree = {
  size(): number;
  /** Appends a leaf by its hash. */
  append(leaf: Uint8Array): void;
  /** The root of the first `size` leaves. Throws a RangeError when there are fewer. */
  root(size?: number): Uint8Array;
  /** PATH(index, D[size]), from the leaf up. */
  inclusion(index: number, size: number): Uint8Array[];
  /** PROOF(from, D[to]). */
  consistency(from: number, to: number): Uint8Array[];
};

/** The largest power of two below `count`; `count` at least 2. */
const splitOf = (count: number): number => 2 ** Math.floor(Math.log2(count - 1));

/** Nodes of any range that RFC 6962 ever asks for: it starts at a multiple of the power of two that holds it. */
const createNodes = (hashTwo: NodeHasher, levels: readonly Level[]) => {
  const nodeOf = (start: number, count: number): Uint8Array => {
    const level = Math.log2(count);
    if (Number.isInteger(level)) return levels[level]?.at(start / count) ?? new Uint8Array(hashSize);
    const left = splitOf(count);
    return hashTwo(nodeOf(start, left), nodeOf(start + left, count - left));
  };
  const path = (index: number, start: number, count: number): Uint8Array[] => {
    if (count === 1) return [];
    const left = splitOf(count);
    return index < left
      ? [...path(index, start, left), nodeOf(start + left, count - left)]
      : [...path(index - left, start + left, count - left), nodeOf(start, left)];
  };
  const subproof = (from: number, start: number, count: number, isWhole: boolean): Uint8Array[] => {
    if (from === count) return isWhole ? [] : [nodeOf(start, count)];
    const left = splitOf(count);
    return from <= left
      ? [...subproof(from, start, left, isWhole), nodeOf(start + left, count - left)]
      : [...subproof(from - left, start + left, count - left, false), nodeOf(start, left)];
  };
  return { nodeOf, path, subproof };
};

export const createLogTree = (hash: Hash): LogTree => {
  const levels: Level[] = [createLevel()];
  const hashTwo = createNodeHasher(hash);
  const nodes = createNodes(hashTwo, levels);
  const size = (): number => levels[0]?.count() ?? 0;
  const push = (height: number, node: Uint8Array): void => {
    levels[height] ??= createLevel();
    const level = levels[height];
    level.push(node);
    const count = level.count();
    if (count % 2 === 0) push(height + 1, hashTwo(level.at(count - 2), level.at(count - 1)));
  };
  const need = (isSo: boolean): void => {
    if (!isSo) throw new RangeError('The log has no such leaves.');
  };
  return {
    size,
    append: (leaf) => push(0, leaf),
    root(upTo = size()) {
      need(upTo >= 0 && upTo <= size());
      return upTo === 0 ? hash(new Uint8Array(0)) : nodes.nodeOf(0, upTo).slice();
    },
    inclusion(index, upTo) {
      need(index >= 0 && index < upTo && upTo <= size());
      return nodes.path(index, 0, upTo).map((node) => node.slice());
    },
    consistency(from, to) {
      need(from >= 0 && from <= to && to <= size());
      return from === 0 ? [] : nodes.subproof(from, 0, to, true).map((node) => node.slice());
    },
  };
};
