/** Checks proofs of the signed log, as RFC 9162 (2.1.3.2 and 2.1.4.2) says. Whoever checks needs no log. */
import { isSameBytes } from './base64.ts';
import { type Hash, hashNode } from './log-tree.ts';

export type Inclusion = {
  /** The hash of the leaf. */
  readonly leaf: Uint8Array;
  readonly index: number;
  readonly size: number;
  readonly path: readonly Uint8Array[];
  readonly root: Uint8Array;
};

const half = (count: number): number => Math.floor(count / 2);

/** For each step of a path, whether its hash stands to the left of what is proved; undefined when the path has another length. */
const sidesOf = (index: number, lastIndex: number, steps: number): boolean[] | undefined => {
  let [place, last] = [index, lastIndex];
  const sides: boolean[] = [];
  for (let step = 0; step < steps; step += 1) {
    if (last === 0) return undefined;
    const isLeft = place % 2 === 1 || place === last;
    sides.push(isLeft);
    while (isLeft && place % 2 === 0 && place !== 0) [place, last] = [half(place), half(last)];
    [place, last] = [half(place), half(last)];
  }
  return last === 0 ? sides : undefined;
};

export const isIncluded = (hash: Hash, { leaf, index, size, path, root }: Inclusion): boolean => {
  if (index < 0 || index >= size) return false;
  const sides = sidesOf(index, size - 1, path.length);
  if (!sides) return false;
  const top = path.reduce((node, step, place) => (sides[place] ? hashNode(hash, step, node) : hashNode(hash, node, step)), leaf);
  return isSameBytes(top, root);
};

export type Consistency = {
  readonly from: number;
  readonly to: number;
  readonly fromRoot: Uint8Array;
  readonly toRoot: Uint8Array;
  readonly path: readonly Uint8Array[];
};

/** True when the log of `to` leaves begins with the log of `from` leaves. The empty log begins every log. */
export const isConsistent = (hash: Hash, { from, to, fromRoot, toRoot, path }: Consistency): boolean => {
  if (from < 0 || from > to) return false;
  if (from === to) return path.length === 0 && isSameBytes(fromRoot, toRoot);
  if (from === 0) return path.length === 0 && isSameBytes(fromRoot, hash(new Uint8Array(0)));
  const [first, ...steps] = Number.isInteger(Math.log2(from)) ? [fromRoot, ...path] : path;
  if (!first) return false;
  let [place, last] = [from - 1, to - 1];
  while (place % 2 === 1) [place, last] = [half(place), half(last)];
  const sides = sidesOf(place, last, steps.length);
  if (!sides) return false;
  let [older, newer] = [first, first];
  steps.forEach((step, at) => {
    if (sides[at]) older = hashNode(hash, step, older);
    newer = sides[at] ? hashNode(hash, step, newer) : hashNode(hash, newer, step);
  });
  return isSameBytes(older, fromRoot) && isSameBytes(newer, toRoot);
};
