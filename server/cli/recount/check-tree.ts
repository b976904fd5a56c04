/**
 * Hashes the leaves of an export again and holds them against every signed head in it, and against heads that someone kept elsewhere.
 *
 * Keeps its own short list of subtrees, so that it shares no code with the door's tree. Heads of one log that all match the same growing
 * tree are consistent with each other: that is what a consistency proof would say.
 */
import { hash as hashOnce } from 'node:crypto';
import { checkSignature, cosignedAt, type Head, readHead, readNote, type VerifierKey } from '../../core/checkpoint.ts';
import type { Findings } from './findings.ts';
import { checkEd25519 } from './signatures.ts';

export const sha256 = (...parts: readonly Uint8Array[]): Buffer => hashOnce('sha256', Buffer.concat(parts), 'buffer');
const leafMark = Uint8Array.of(0);
const nodeMark = Uint8Array.of(1);

/** Roots of complete subtrees, largest first. */
const createGrowingTree = () => {
  const peaks: { readonly height: number; readonly root: Buffer }[] = [];
  let size = 0;
  return {
    size: (): number => size,
    add(leaf: Uint8Array): void {
      size += 1;
      let [height, root] = [0, sha256(leafMark, leaf)];
      for (let top = peaks.at(-1); top?.height === height; top = peaks.at(-1)) {
        peaks.pop();
        root = sha256(nodeMark, top.root, root);
        height += 1;
      }
      peaks.push({ height, root });
    },
    root(): Buffer {
      const [smallest, ...larger] = peaks.map((peak) => peak.root).reverse();
      return smallest ? larger.reduce((right, left) => sha256(nodeMark, left, right), smallest) : sha256();
    },
  };
};

export type Span = readonly [number, number];
type Options = {
  readonly findings: Findings;
  readonly origin: string;
  readonly keys: readonly VerifierKey[];
  readonly witnesses: readonly VerifierKey[];
  /** Signed heads that someone kept: a station's feed, a witness's disk. */
  readonly kept: readonly string[];
};

/** The head of a note, when one of our keys signed it; a finding and undefined when not. */
const readSigned = (note: string, { origin, keys, findings }: Options, where: { readonly bytes?: Span }): Head | undefined => {
  const read = readNote(note);
  const head = read && readHead(read.text);
  const no = (what: string): undefined => {
    findings.add({ what, ...where });
  };
  if (!read || !head) return no('this is not a signed head');
  if (head.origin !== origin) return no(`this head is of another log (${head.origin})`);
  const verdicts = read.signatures.flatMap((signed) => keys.map((key) => checkSignature(checkEd25519, key, read.text, signed)));
  if (verdicts.includes('false')) return no('the signature of the log on this head is false');
  return verdicts.includes('good') ? head : no('this head is not signed by the key that was given');
};

export type Witnessed = { readonly name: string; readonly size: number; readonly at: number };

const createWitnessing = (witnesses: readonly VerifierKey[], findings: Findings) => {
  const seen: Witnessed[] = [];
  const unknown = new Set<string>();
  return {
    look(note: string, size: number, bytes: Span): void {
      const read = readNote(note);
      for (const signed of read?.signatures ?? []) {
        const at = cosignedAt(signed);
        if (!read || at === undefined) continue;
        const verdicts = witnesses.map((key) => checkSignature(checkEd25519, key, read.text, signed));
        if (verdicts.includes('false')) findings.add({ what: `the cosignature of ${signed.name} is false`, bytes });
        else if (verdicts.includes('good')) seen.push({ name: signed.name, size, at });
        else unknown.add(signed.name);
      }
    },
    seen: (): readonly Witnessed[] => seen,
    unknown: (): readonly string[] => [...unknown],
  };
};

export const createTreeCheck = (options: Options) => {
  const { findings, witnesses } = options;
  const tree = createGrowingTree();
  const kept = options.kept.flatMap((note) => readSigned(note, options, {}) ?? []);
  const witnessing = createWitnessing(witnesses, findings);
  let since: number | undefined;
  let sinceLeaf = 0;
  let isBroken = false;
  let heads = 0;
  let covered = 0;

  const compareKept = (): void => {
    for (const head of kept) {
      if (head.size !== tree.size() || tree.root().equals(head.root)) continue;
      findings.add({
        what: `a head of ${head.size} leaves that was signed and kept elsewhere has another root: this log was rewritten`,
        leaf: head.size - 1,
      });
    }
  };
  return {
    size: tree.size,
    root: tree.root,
    heads: () => heads,
    covered: () => covered,
    witnessed: witnessing.seen,
    unknownWitnesses: witnessing.unknown,
    add(leaf: Uint8Array, bytes: Span): void {
      since ??= bytes[0];
      tree.add(leaf);
      compareKept();
    },
    checkpoint(note: string, bytes: Span): void {
      const head = readSigned(note, options, { bytes });
      if (!head) return;
      heads += 1;
      const size = tree.size();
      if (head.size !== size)
        findings.add({ what: `a signed head of ${head.size} leaves stands after ${size}: leaves were added or dropped`, bytes });
      else if (!tree.root().equals(head.root) && !isBroken) {
        isBroken = true;
        const what = `the signed head of ${size} leaves has another root: one of leaves ${sinceLeaf}–${size - 1} was changed`;
        findings.add({ what, bytes: [since ?? 0, bytes[0] - 1] });
      } else witnessing.look(note, size, bytes);
      [since, sinceLeaf, covered] = [undefined, size, head.size];
    },
    end(): void {
      if (covered !== tree.size()) findings.add({ what: `no signed head covers leaves ${covered}–${tree.size() - 1}` });
      for (const head of kept) {
        if (head.size > tree.size())
          findings.add({ what: `a head of ${head.size} leaves was signed; this export has only ${tree.size()}` });
      }
    },
  };
};
export type TreeCheck = ReturnType<typeof createTreeCheck>;
