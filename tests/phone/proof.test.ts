/** The check of a vote on the phone: held against a tree built here from the RFC's text, and a signature made by node:crypto. */
import { createHash, generateKeyPairSync, type KeyObject, sign } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { ballotIn, passNumber } from '../../overlays/phone/proof/ballot-leaf.ts';
import { checkVote, type OwnVote } from '../../overlays/phone/proof/check-vote.ts';
import { findMeans } from '../../overlays/phone/proof/means.ts';
import { readKey, readNote } from '../../overlays/phone/proof/note.ts';
import { isSame, rootFrom } from '../../overlays/phone/proof/tree.ts';
import { makePass } from '../../server/audience/pass.ts';
import type { VoteProof } from '../../server/contract/vote-proof.ts';
import fc from '../run/properties.ts';

const sha256 = (...parts: readonly Uint8Array[]): Buffer => {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(part);
  return hash.digest();
};
const hash = async (bytes: Uint8Array): Promise<Uint8Array> => new Uint8Array(sha256(bytes));

/** RFC 6962, 2.1: MTH(D[n]); k is the largest power of two smaller than n. */
const splitAt = (n: number): number => {
  let k = 1;
  while (k * 2 < n) k *= 2;
  return k;
};
const treeHash = (leaves: readonly Uint8Array[]): Buffer => {
  if (leaves.length === 0) return sha256();
  if (leaves.length === 1) return sha256(Uint8Array.of(0), leaves[0]!);
  const k = splitAt(leaves.length);
  return sha256(Uint8Array.of(1), treeHash(leaves.slice(0, k)), treeHash(leaves.slice(k)));
};
/** RFC 6962, 2.1.1: PATH(m, D[n]). */
const auditPath = (m: number, leaves: readonly Uint8Array[]): Buffer[] => {
  if (leaves.length <= 1) return [];
  const k = splitAt(leaves.length);
  return m < k
    ? [...auditPath(m, leaves.slice(0, k)), treeHash(leaves.slice(k))]
    : [...auditPath(m - k, leaves.slice(k)), treeHash(leaves.slice(0, k))];
};

/** The eight leaves of the reference implementation's test, and its root over them. */
const knownLeaves = ['', '00', '10', '2021', '3031', '40414243', '5051525354555657', '606162636465666768696a6b6c6d6e6f'].map((hex) =>
  Buffer.from(hex, 'hex'),
);
const knownRoot = '5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328';

describe('the way from a leaf to the root', () => {
  it('leads to the root that is known for the eight leaves of RFC 6962’s reference tests', async () => {
    expect(treeHash(knownLeaves).toString('hex')).toBe(knownRoot);
    for (const [index, leaf] of knownLeaves.entries()) {
      const root = await rootFrom(leaf, index, 8, auditPath(index, knownLeaves), hash);
      expect(Buffer.from(root!).toString('hex')).toBe(knownRoot);
    }
  });

  it('fits in every tree of up to 40 leaves, and no longer when a place, a size, a length or a byte is another', async () => {
    const trees = fc
      .integer({ min: 1, max: 40 })
      .chain((size) => fc.tuple(fc.constant(size), fc.integer({ min: 0, max: size - 1 }), fc.nat()));
    await fc.assert(
      fc.asyncProperty(trees, async ([size, index, chance]) => {
        const leaves = Array.from({ length: size }, (_, at) => Buffer.from(`leaf ${at}`));
        const root = treeHash(leaves);
        const way = auditPath(index, leaves);
        const leadsTo = async (...what: Parameters<typeof rootFrom>): Promise<boolean> => {
          const found = await rootFrom(...what);
          return found !== undefined && isSame(found, root);
        };
        expect(await leadsTo(leaves[index]!, index, size, way, hash)).toBe(true);
        expect(await leadsTo(Buffer.from('another'), index, size, way, hash)).toBe(false);
        expect(await leadsTo(leaves[index]!, size, size, way, hash)).toBe(false);
        expect(await leadsTo(leaves[index]!, index, size, [...way, root], hash)).toBe(false);
        if (size === 1) return;
        expect(await leadsTo(leaves[index]!, (index + 1) % size, size, way, hash)).toBe(false);
        expect(await leadsTo(leaves[index]!, index, size, way.slice(1), hash)).toBe(false);
        const spoilt = way.map((one) => Buffer.from(one));
        const sibling = spoilt[chance % spoilt.length]!;
        sibling[chance % 32]! ^= 1;
        expect(await leadsTo(leaves[index]!, index, size, spoilt, hash)).toBe(false);
      }),
      { numRuns: 60 },
    );
  });
});

const activationId = 'act-1';
const pass = makePass('secret', activationId, 70_003);

/** A leaf of three ballots: a stranger's, ours (yea, sequence 2, proved by code, path 1), a stranger's. */
const ballotLeaf = (): Buffer => {
  const leaf = Buffer.alloc(20 + 3 * 8);
  leaf[0] = 1;
  leaf[1] = 1;
  leaf.writeUInt32BE(9, 2);
  leaf.writeUInt32BE(300, 6);
  leaf.writeUInt32BE(128, 10);
  leaf.writeUIntBE(1_764_792_000_123, 14, 6);
  for (const [place, index, sequence, choice] of [
    [0, 5, 0, 2],
    [1, 70_003, 2, 1 | (1 << 2)],
    [2, 70_004, 0, 2],
  ] as const) {
    const at = 20 + place * 8;
    leaf.writeUInt32BE(index, at);
    leaf[at + 4] = sequence;
    leaf[at + 5] = choice;
    leaf[at + 6] = 1;
  }
  return leaf;
};

type Key = { readonly name: string; readonly id: Buffer; readonly written: string; readonly privateKey: KeyObject };
const makeKey = (name: string): Key => {
  const { publicKey, privateKey } = generateKeyPairSync('ed25519');
  const raw = publicKey.export({ format: 'der', type: 'spki' }).subarray(-32);
  const kind = Buffer.concat([Buffer.of(1), raw]);
  const id = sha256(Buffer.from(`${name}\n`), kind).subarray(0, 4);
  return { name, id, written: `${name}+${id.toString('hex')}+${kind.toString('base64')}`, privateKey };
};
const signed = (text: string, ...keys: readonly Key[]): string =>
  `${text}\n${keys.map(({ name, id, privateKey }) => `— ${name} ${Buffer.concat([id, sign(null, Buffer.from(text), privateKey)]).toString('base64')}\n`).join('')}`;

const key = makeKey('votes.example');
const leaves = [Buffer.from('rules'), ballotLeaf(), Buffer.from('result'), Buffer.from('revealed')];
const head = (origin: string) => `${origin}\n${leaves.length}\n${treeHash(leaves).toString('base64')}\n`;
const proof: VoteProof = {
  activationId,
  poll: 9,
  pollId: 'apples',
  batch: 300,
  offset: 129,
  leaf: leaves[1]!.toString('base64'),
  index: 1,
  size: leaves.length,
  path: auditPath(1, leaves).map((one) => one.toString('base64')),
  checkpoint: signed(head(`votes.example/${activationId}`), key, makeKey('witness.example')),
  logKey: key.written,
};
const own: OwnVote = { activationId, poll: 9, choice: 'yea', sequence: 2, pass, receipt: '300.129', logKey: key.written };
const check = async (what: VoteProof, whose: OwnVote = own) => (await checkVote(what, whose, (await findMeans())!)).steps;

describe('the check of a vote on the phone', () => {
  it('finds the phone’s own ballot, the tree and the signature to fit, and tells when the ballot came', async () => {
    const finding = await checkVote(proof, own, (await findMeans())!);
    expect(finding.steps).toEqual({ ballot: 'fits', tree: 'fits', signature: 'fits' });
    expect(finding.receivedAt).toBe(1_764_792_000_123);
    expect(finding.root).toBe(treeHash(leaves).toString('base64'));
  });

  it('finds another’s ballot, another choice, sequence, poll, batch or evening to differ', async () => {
    for (const other of [
      { pass: makePass('secret', activationId, 70_004) },
      { choice: 'nay' },
      { sequence: 1 },
      { poll: 8 },
      { receipt: '299.129' },
      { receipt: '300.128' },
      { receipt: '300.131' },
      { receipt: '300.127' },
      { activationId: 'act-2' },
    ] as const) {
      expect((await check(proof, { ...own, ...other })).ballot).toBe('differs');
    }
  });

  it('finds every flipped byte of the leaf, and of the head, to differ', async () => {
    for (const at of [0, 7, 19, 20, 33, 43]) {
      const leaf = Buffer.from(leaves[1]!);
      leaf[at]! ^= 4;
      expect((await check({ ...proof, leaf: leaf.toString('base64') })).tree).toBe('differs');
    }
    const lied = proof.checkpoint.replace(`\n${leaves.length}\n`, `\n${leaves.length + 1}\n`);
    expect(await check({ ...proof, checkpoint: lied })).toMatchObject({ tree: 'differs', signature: 'differs' });
  });

  it('believes the pinned key only: not the one the door sends, not a namesake, not one of another evening', async () => {
    const namesake = makeKey('votes.example');
    const resigned = { ...proof, checkpoint: signed(head(`votes.example/${activationId}`), namesake), logKey: namesake.written };
    expect((await check(resigned)).signature).toBe('differs');
    const elsewhere = { ...proof, checkpoint: signed(head('votes.example/act-2'), key) };
    expect((await check(elsewhere)).signature).toBe('differs');
    const mislabelled = key.written.replace(/\+[0-9a-f]{8}\+/, '+00000000+');
    expect((await check(proof, { ...own, logKey: mislabelled })).signature).toBe('differs');
  });

  it('says that the signature was not checked when there is no key, or the browser cannot', async () => {
    const { logKey: _, ...keyless } = own;
    expect(await check(proof, keyless)).toEqual({ ballot: 'fits', tree: 'fits', signature: 'no-key' });
    expect((await checkVote(proof, own, { hash })).steps.signature).toBe('cannot');
  });

  it('takes whatever it is sent without breaking', async () => {
    await fc.assert(
      fc.asyncProperty(fc.string(), fc.string(), fc.array(fc.string(), { maxLength: 4 }), async (leaf, checkpoint, path) => {
        const steps = await check({ ...proof, leaf, checkpoint, path });
        expect(steps).toEqual({ ballot: 'differs', tree: 'differs', signature: 'differs' });
      }),
      { numRuns: 50 },
    );
  });
});

describe('what the log is written in', () => {
  it('is read as it was written, and anything else is nothing', () => {
    expect(readNote(proof.checkpoint)).toMatchObject({ origin: `votes.example/${activationId}`, size: 4 });
    for (const not of ['', 'a\n1\n\n', proof.checkpoint.slice(0, -1), proof.checkpoint.replace('— ', '- ')])
      expect(readNote(not)).toBeUndefined();
    expect(readKey(key.written)?.name).toBe('votes.example');
    for (const not of ['', 'a+b+c', key.written.slice(0, -4)]) expect(readKey(not)).toBeUndefined();
    expect(passNumber(pass)).toBe(70_003);
    expect(passNumber('short')).toBeUndefined();
    expect(ballotIn(Buffer.from('rules'), 0)).toBeUndefined();
  });
});
