/**
 * Recounts an export (server/core/vote-export.ts) line by line: needs nothing but its bytes and the keys that someone pinned.
 *
 * Goes on after a finding where it can, so that what does not fit is told as exactly as possible. A single changed byte anywhere is found:
 * the last line signs the hash of all bytes before it, and every line must be spelled as the door spells it.
 */
import { createHash, type Hash } from 'node:crypto';
import { fromBase64 } from '../../core/base64.ts';
import { readVerifierKey, type VerifierKey } from '../../core/checkpoint.ts';
import { canonicalJson } from '../../core/log-leaf.ts';
import { endText, exportName, exportVersion } from '../../core/vote-export.ts';
import { createBody, type Header, type Line } from './check-lines.ts';
import type { PollResult } from './check-results.ts';
import { createTreeCheck, type Span, sha256, type TreeCheck, type Witnessed } from './check-tree.ts';
import { createFindings, type Finding, type Findings } from './findings.ts';
import { checkEd25519 } from './signatures.ts';

export type RecountOptions = {
  /** Keys that were pinned, as verifier keys; none: the export's own key is taken at its word. */
  readonly keys: readonly VerifierKey[];
  readonly witnesses: readonly VerifierKey[];
  /** Signed heads that someone kept. */
  readonly kept: readonly string[];
};

export type Recount = {
  readonly activationId: string;
  readonly key: string;
  readonly isPinned: boolean;
  readonly leaves: number;
  readonly heads: number;
  readonly unsigned: number;
  readonly root: string;
  readonly polls: readonly PollResult[];
  readonly witnessed: readonly Witnessed[];
  readonly unknownWitnesses: readonly string[];
  readonly findings: readonly Finding[];
  readonly found: number;
};

const keyHash = (bytes: Uint8Array): Uint8Array => sha256(bytes);

const readHeader = (line: Line): Header | undefined => {
  const { activationId, origin, size, unsigned } = line;
  const keyText = String(line.key);
  const key = readVerifierKey(keyHash, keyText);
  if (line.export !== exportName || line.version !== exportVersion || !key) return undefined;
  if (typeof activationId !== 'string' || typeof origin !== 'string' || typeof size !== 'number' || typeof unsigned !== 'number')
    return undefined;
  return { activationId, origin, size, unsigned, key, keyText };
};

/** The JSON of a line that is spelled as the door spells it. */
const readLine = (text: string): Line | undefined => {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null && canonicalJson(value) === text ? (value as Line) : undefined;
  } catch {
    // Told as a finding by whoever asked.
    return undefined;
  }
};

const checkEnd = (
  line: Line | undefined,
  header: Header,
  seen: { readonly bytes: number; readonly sha256: string },
  findings: Findings,
  at: Span,
) => {
  const end = line?.end as Line | undefined;
  if (!end) return findings.add({ what: 'the last line is not a signed end: the file was cut short', bytes: at });
  if (end.bytes !== seen.bytes || end.sha256 !== seen.sha256)
    findings.add({
      what: 'some byte before the last line was changed: the hash of the file is not the one that was signed',
      bytes: [0, at[0] - 1],
    });
  const signature = fromBase64(String(end.signature));
  const text = new TextEncoder().encode(endText(header.origin, Number(end.bytes), String(end.sha256)));
  if (!signature || !checkEd25519(header.key.publicKey, text, signature))
    findings.add({ what: 'the signature on the whole file is false', bytes: at });
};

const nothing = (findings: Findings): Recount => ({
  ...{
    activationId: '',
    key: '',
    isPinned: false,
    leaves: 0,
    heads: 0,
    unsigned: 0,
    root: '',
    polls: [],
    witnessed: [],
    unknownWitnesses: [],
  },
  ...{ findings: findings.all(), found: findings.count() },
});

const sumUp = (header: Header, tree: TreeCheck, polls: readonly PollResult[], isPinned: boolean, findings: Findings): Recount => ({
  activationId: header.activationId,
  key: header.keyText,
  isPinned,
  leaves: tree.size(),
  heads: tree.heads(),
  unsigned: header.unsigned,
  root: tree.root().toString('base64'),
  polls,
  witnessed: tree.witnessed(),
  unknownWitnesses: tree.unknownWitnesses(),
  findings: findings.all(),
  found: findings.count(),
});

/** A record without what its type promises trips whoever reads it: then it is a finding, not a crash of the recount. */
const orDamaged = <T>(findings: Findings, otherwise: T, bytes: Span | undefined, look: () => T): T => {
  try {
    return look();
  } catch (error) {
    if (!(error instanceof TypeError || error instanceof RangeError)) throw error;
    findings.add({ what: 'something here is not what it says it is', ...(bytes ? { bytes } : {}) });
    return otherwise;
  }
};

/** Give it every line without its newline, in order, then `end`. A line that ends without a newline is given with `isWhole` false. */
export const createRecount = (options: RecountOptions) => {
  const findings = createFindings();
  const digest: Hash = createHash('sha256');
  let at = 0;
  let opened: { readonly header: Header; readonly tree: TreeCheck; readonly body: ReturnType<typeof createBody> } | undefined;
  let held: { readonly bytes: Buffer; readonly from: number } | undefined;

  const open = (line: Line | undefined, bytes: Span) => {
    const header = line && readHeader(line);
    if (!header) return findings.add({ what: 'the first line is not that of an export of votes', bytes });
    const keys = options.keys.length > 0 ? options.keys : [header.key];
    if (!keys.some((key) => key.id === header.key.id && Buffer.from(key.publicKey).equals(header.key.publicKey)))
      findings.add({ what: `this export is signed by ${header.keyText}, not by the key that was given`, bytes });
    if (header.origin !== `${header.key.name}/${encodeURIComponent(header.activationId)}`)
      findings.add({ what: 'the first line names another log than its activation’s', bytes });
    const tree = createTreeCheck({ ...options, findings, origin: header.origin, keys });
    opened = { header, tree, body: createBody(header, tree, findings) };
  };
  /** A line that is surely not the last. */
  const take = ({ bytes, from }: { readonly bytes: Buffer; readonly from: number }): void => {
    digest.update(bytes).update('\n');
    const span = [from, from + bytes.length] as const;
    const line = readLine(bytes.toString('utf8'));
    if (from === 0) open(line, span);
    else if (!line) findings.add({ what: 'this line is damaged', bytes: span });
    else orDamaged(findings, undefined, span, () => opened?.body.line(line, span));
  };

  return {
    line(bytes: Buffer, isWhole = true): void {
      if (held) take(held);
      held = { bytes, from: at };
      at += bytes.length + 1;
      if (!isWhole) findings.add({ what: 'the file does not end with a whole line', bytes: [at - 1 - bytes.length, at - 1] });
    },
    end(): Recount {
      if (!opened || !held) {
        if (findings.count() === 0) findings.add({ what: 'there is no export of votes in this file' });
        return nothing(findings);
      }
      const { header, tree, body } = opened;
      const span = [held.from, held.from + held.bytes.length] as const;
      checkEnd(readLine(held.bytes.toString('utf8')), header, { bytes: held.from, sha256: digest.digest('base64') }, findings, span);
      const polls = orDamaged(findings, [], undefined, body.end);
      return sumUp(header, tree, polls, options.keys.length > 0, findings);
    },
  };
};

/** Recounts bytes that are all at hand. */
export const recountBytes = (bytes: Buffer, options: RecountOptions): Recount => {
  const recount = createRecount(options);
  let from = 0;
  for (let newline = bytes.indexOf(10); newline >= 0; newline = bytes.indexOf(10, from)) {
    recount.line(bytes.subarray(from, newline));
    from = newline + 1;
  }
  if (from < bytes.length) recount.line(bytes.subarray(from), false);
  return recount.end();
};
