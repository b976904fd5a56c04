/** The signed log's tree: the vectors of Certificate Transparency, and its proofs checked by a second hand written from the RFC's text. */
import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { isConsistent, isIncluded } from '../../server/core/log-proof.ts';
import { createLogTree, hashLeaf } from '../../server/core/log-tree.ts';
import fc from '../run/properties.ts';
import { consistencyByTheText, inclusionByTheText, rootByTheText } from './rfc6962-by-the-text.ts';

const sha256 = (bytes: Uint8Array): Uint8Array => new Uint8Array(createHash('sha256').update(bytes).digest());
const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex');

/** The eight leaves of Certificate Transparency's own tests, and the roots after each. */
const inputs = ['', '00', '10', '2021', '3031', '40414243', '5051525354555657', '606162636465666768696a6b6c6d6e6f'];
const roots = [
  '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d',
  'fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125',
  'aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77',
  'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
  '4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4',
  '76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef',
  'ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c',
  '5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328',
];
const leaves = inputs.map((input) => new Uint8Array(Buffer.from(input, 'hex')));

const treeOf = (data: readonly Uint8Array[]) => {
  const tree = createLogTree(sha256);
  for (const leaf of data) tree.append(hashLeaf(sha256, leaf));
  return tree;
};
const someLeaves = (count: number): Uint8Array[] => Array.from({ length: count }, (_, at) => new Uint8Array([at >> 8, at & 255, 7]));

describe('the known vectors', () => {
  it('[L1] has the root of Certificate Transparency after each of its eight leaves', () => {
    const tree = createLogTree(sha256);
    expect(hex(tree.root())).toBe('e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855');
    leaves.forEach((leaf, at) => {
      tree.append(hashLeaf(sha256, leaf));
      expect(hex(tree.root())).toBe(roots[at]);
    });
    roots.forEach((root, at) => {
      expect(hex(tree.root(at + 1))).toBe(root);
    });
  });

  it('gives the paths that Certificate Transparency gives', () => {
    const tree = treeOf(leaves);
    expect(tree.inclusion(0, 8).map(hex)).toEqual([
      '96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7',
      '5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e',
      '6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4',
    ]);
    expect(tree.consistency(6, 8).map(hex)).toEqual([
      '0ebc5d3437fbe2db158b9f126a1d118e308181031d0a949f8dededebc558ef6a',
      'ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0',
      'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
    ]);
  });
});

describe('any tree', () => {
  it('has the root that the RFC’s recursion has', () => {
    fc.assert(
      fc.property(fc.array(fc.uint8Array({ maxLength: 9 }), { maxLength: 70 }), (data) => {
        expect(hex(treeOf(data).root())).toBe(hex(rootByTheText(data)));
      }),
    );
  });

  it('[L1] proves every leaf at every size, to both hands; and no other leaf, place or size', () => {
    const size = 35;
    const data = someLeaves(size);
    const tree = treeOf(data);
    for (let upTo = 1; upTo <= size; upTo += 1) {
      const root = tree.root(upTo);
      for (let index = 0; index < upTo; index += 1) {
        const leaf = hashLeaf(sha256, data[index]!);
        const path = tree.inclusion(index, upTo);
        expect(isIncluded(sha256, { leaf, index, size: upTo, path, root })).toBe(true);
        expect(inclusionByTheText(data[index]!, index, upTo, path, root)).toBe(true);
        expect(isIncluded(sha256, { leaf, index: index + 1, size: upTo, path, root })).toBe(false);
        expect(isIncluded(sha256, { leaf: hashLeaf(sha256, new Uint8Array([9])), index, size: upTo, path, root })).toBe(false);
        expect(isIncluded(sha256, { leaf, index, size: upTo, path: [...path, root], root })).toBe(false);
      }
    }
  });

  it('proves every earlier tree, to both hands; and no other', () => {
    const size = 35;
    const tree = treeOf(someLeaves(size));
    for (let to = 1; to <= size; to += 1)
      for (let from = 1; from <= to; from += 1) {
        const claim = { from, to, fromRoot: tree.root(from), toRoot: tree.root(to), path: tree.consistency(from, to) };
        expect(isConsistent(sha256, claim)).toBe(true);
        expect(consistencyByTheText(claim)).toBe(true);
        expect(isConsistent(sha256, { ...claim, fromRoot: sha256(claim.fromRoot) })).toBe(false);
        if (from < to) expect(isConsistent(sha256, { ...claim, path: claim.path.slice(1) })).toBe(false);
      }
  });

  it('the two hands agree about any damaged proof', () => {
    const data = someLeaves(21);
    const tree = treeOf(data);
    fc.assert(
      fc.property(fc.nat(20), fc.nat(6), fc.nat(255), fc.boolean(), (index, step, flip, drop) => {
        const path = tree.inclusion(index, 21);
        const damaged = path.map((node, at) => (at === step ? node.map((byte, place) => (place === 3 ? byte ^ flip : byte)) : node));
        if (drop) damaged.pop();
        const claim = { leaf: hashLeaf(sha256, data[index]!), index, size: 21, path: damaged, root: tree.root() };
        expect(isIncluded(sha256, claim)).toBe(inclusionByTheText(data[index]!, index, 21, damaged, tree.root()));
      }),
    );
  });

  it('says that it has no such leaves', () => {
    const tree = treeOf(someLeaves(3));
    expect(() => tree.root(4)).toThrow(RangeError);
    expect(() => tree.inclusion(3, 3)).toThrow(RangeError);
    expect(() => tree.consistency(2, 4)).toThrow(RangeError);
    expect(tree.consistency(0, 3)).toEqual([]);
  });
});
