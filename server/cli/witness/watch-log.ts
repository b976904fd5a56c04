/**
 * One look of a witness at a log: reads its newest head, makes sure that it continues the last one that was cosigned, cosigns it, hands it in.
 *
 * What was cosigned is on disk before it is handed in, so that a witness never vouches for two logs that do not continue each other.
 */
import { closeSync, fsyncSync, openSync, readFileSync, renameSync, writeSync } from 'node:fs';
import { z } from 'zod';
import { checkEd25519, type SigningKey, sha256 } from '../../audience/log/log-key.ts';
import { fromBase64 } from '../../core/base64.ts';
import { checkSignature, cosign, type Head, isSameHead, readHead, readNote, type VerifierKey } from '../../core/checkpoint.ts';
import { isConsistent } from '../../core/log-proof.ts';

export type Watching = {
  /** Where the door is, without a slash at the end. */
  readonly door: string;
  readonly activationId: string;
  readonly witness: SigningKey;
  readonly logKey: VerifierKey;
  /** Where the last cosigned head is kept. */
  readonly file: string;
  /** Epoch ms. */
  now(): number;
};

/** `nothing-new`: cosigned already. `not-yet`: the door has signed nothing or does not answer as it should. */
export type Look =
  | { readonly code: 'cosigned'; readonly size: number }
  | { readonly code: 'nothing-new' | 'not-yet'; readonly message: string }
  /** The log was rewritten, or signs falsely. Never cosigned. */
  | { readonly code: 'broken'; readonly message: string };

const answerWithin = 10_000;
const Consistency = z.object({ path: z.array(z.string().max(100)).max(64) });

const ask = async (watching: Watching, what: string, init?: RequestInit): Promise<Response> =>
  fetch(`${watching.door}/log/${encodeURIComponent(watching.activationId)}/${what}`, {
    ...init,
    signal: AbortSignal.timeout(answerWithin),
  });

const readKept = (file: string): Head | undefined => {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
    throw error;
  }
  const head = readHead(text);
  if (!head) throw new Error(`${file} is not a head that this witness kept. Restore it, or the witness cannot know what it vouched for.`);
  return head;
};

const keep = (file: string, text: string): void => {
  const draft = `${file}.new`;
  const target = openSync(draft, 'w', 0o600);
  try {
    writeSync(target, text);
    fsyncSync(target);
  } finally {
    closeSync(target);
  }
  renameSync(draft, file);
};

/** Undefined when the log of `head` begins with that of `before`; else what is wrong. */
const inconsistency = async (watching: Watching, before: Head, head: Head): Promise<string | undefined> => {
  if (before.origin !== head.origin) return `the file keeps a head of another log (${before.origin})`;
  if (head.size < before.size) return `it had ${before.size} leaves and says ${head.size} now`;
  if (head.size === before.size) return isSameHead(before, head) ? undefined : `it signed two roots for ${head.size} leaves`;
  const answer = await ask(watching, `consistency?from=${before.size}&to=${head.size}`);
  const path = answer.ok ? Consistency.parse(await answer.json()).path.map((text) => fromBase64(text) ?? new Uint8Array()) : [];
  const isSound = isConsistent(sha256, { from: before.size, to: head.size, fromRoot: before.root, toRoot: head.root, path });
  return isSound ? undefined : `its log of ${head.size} leaves does not begin with the ${before.size} that were cosigned`;
};

export const lookOnce = async (watching: Watching): Promise<Look> => {
  const { witness, logKey, activationId } = watching;
  const answer = await ask(watching, 'checkpoint');
  if (!answer.ok) return { code: 'not-yet', message: `The door has no signed head of ${activationId} (${answer.status}).` };
  const note = readNote(await answer.text());
  const head = note && readHead(note.text);
  if (!note || !head) return { code: 'broken', message: 'What the door gave is not a signed head.' };
  if (head.origin !== `${logKey.name}/${encodeURIComponent(activationId)}`)
    return { code: 'broken', message: `This is the head of another log: ${head.origin}.` };
  if (!note.signatures.some((signed) => checkSignature(checkEd25519, logKey, note.text, signed) === 'good'))
    return { code: 'broken', message: 'This head is not signed by the key of the log that was pinned.' };
  const before = readKept(watching.file);
  const problem = before && (await inconsistency(watching, before, head));
  if (problem) return { code: 'broken', message: `THE LOG WAS REWRITTEN: ${problem}. Nothing was cosigned. Keep this:\n${note.text}` };
  const isMine = note.signatures.some((signed) => signed.name === witness.key.name && signed.id === witness.key.id);
  if (isMine) return { code: 'nothing-new', message: `${head.size} leaves, cosigned already.` };
  keep(watching.file, note.text);
  const line = cosign(witness.key, note.text, Math.floor(watching.now() / 1000), witness.sign);
  const posted = await ask(watching, 'cosignature', { method: 'POST', body: `${note.text}\n${line}` });
  if (posted.ok) return { code: 'cosigned', size: head.size };
  return { code: 'not-yet', message: `The door did not take the cosignature (${posted.status}): ${await posted.text()}` };
};
