/**
 * Checks that a vote is in the signed log, on this phone: the ballot in its leaf, the leaf in the tree, the tree's head under its key.
 *
 * Every step is done here with what the phone itself knows: its pass, its choice, its receipt, and the key that came with the episode.
 * A step that could not be done is told as not done, never as passed. Steps as server/contract/vote-proof.ts sets out.
 */
import type { Choice } from '../../../server/contract/phone.ts';
import type { VoteProof } from '../../../server/contract/vote-proof.ts';
import { ballotIn, passNumber } from './ballot-leaf.ts';
import { fromBase64, keyIdSource, type LogKey, type Note, readKey, readNote } from './note.ts';
import { type Hash, isSame, rootFrom } from './tree.ts';

export type OwnVote = {
  readonly activationId: string;
  readonly poll: number;
  readonly choice: Choice;
  /** Undefined when the ballot that stands is not the last one tapped. */
  readonly sequence?: number;
  readonly pass: string;
  /** `<batch>.<offset>` */
  readonly receipt: string;
  /** The key that the page was given with the episode. */
  readonly logKey?: string;
};

/** What the browser can do; `verify` is undefined when it knows no Ed25519. */
export type Means = {
  readonly hash: Hash;
  readonly verify?: (key: Uint8Array, signature: Uint8Array, text: Uint8Array) => Promise<boolean>;
};

export type Step = 'ballot' | 'tree' | 'signature';
/** Of a signature: `no-key` was given, or this browser `cannot` check one. */
export type StepResult = 'fits' | 'differs' | 'no-key' | 'cannot';
export type Finding = {
  readonly steps: Readonly<Record<Step, StepResult>>;
  /** When the door took the ballot, as the log has it, epoch ms. */
  readonly receivedAt?: number;
  /** Leaves in the tree, and its root, base64. */
  readonly size: number;
  readonly root: string;
};

const checkBallot = (proof: VoteProof, own: OwnVote, leaf: Uint8Array): { fits: boolean; receivedAt?: number } => {
  const [batch, offset] = own.receipt.split('.').map(Number);
  const ballot = offset === undefined ? undefined : ballotIn(leaf, offset);
  if (!ballot || proof.activationId !== own.activationId) return { fits: false };
  const fits =
    ballot.batch === batch &&
    ballot.poll === own.poll &&
    ballot.pass === passNumber(own.pass) &&
    ballot.choice === own.choice &&
    (own.sequence === undefined || ballot.sequence === own.sequence);
  return { fits, receivedAt: ballot.receivedAt };
};

const checkTree = async (proof: VoteProof, leaf: Uint8Array, note: Note | undefined, hash: Hash): Promise<boolean> => {
  const way = proof.path.map(fromBase64);
  if (!note || note.size !== proof.size || way.includes(undefined)) return false;
  const root = await rootFrom(
    leaf,
    proof.index,
    proof.size,
    way.flatMap((one) => one ?? []),
    hash,
  );
  return root !== undefined && isSame(root, note.root);
};

const isSignedBy = async (
  key: LogKey,
  note: Note,
  { hash, verify }: Means & { verify: NonNullable<Means['verify']> },
): Promise<boolean> => {
  const id = (await hash(keyIdSource(key))).subarray(0, 4);
  if (!isSame(id, key.keyId)) return false;
  const own = note.signatures.filter(({ name, keyId }) => name === key.name && isSame(keyId, key.keyId));
  const text = new TextEncoder().encode(note.text);
  for (const { signature } of own) if (await verify(key.bytes, signature, text)) return true;
  return false;
};

const checkSignature = async (own: OwnVote, note: Note | undefined, { hash, verify }: Means): Promise<StepResult> => {
  if (own.logKey === undefined) return 'no-key';
  const key = readKey(own.logKey);
  if (!key || !note || note.origin !== `${key.name}/${encodeURIComponent(own.activationId)}`) return 'differs';
  if (!verify) return 'cannot';
  return (await isSignedBy(key, note, { hash, verify })) ? 'fits' : 'differs';
};

export const checkVote = async (proof: VoteProof, own: OwnVote, means: Means): Promise<Finding> => {
  const leaf = fromBase64(proof.leaf) ?? new Uint8Array();
  const note = readNote(proof.checkpoint);
  const ballot = checkBallot(proof, own, leaf);
  return {
    steps: {
      ballot: ballot.fits ? 'fits' : 'differs',
      tree: (await checkTree(proof, leaf, note, means.hash)) ? 'fits' : 'differs',
      signature: await checkSignature(own, note, means),
    },
    ...(ballot.receivedAt === undefined ? {} : { receivedAt: ballot.receivedAt }),
    size: proof.size,
    root: note ? btoa(String.fromCharCode(...note.root)) : '',
  };
};
