/**
 * Writes an activation's export (server/core/vote-export.ts) out of the phones' file, line by line.
 *
 * Reads one snapshot of the file and writes nothing to it, so the door may go on. Only what a signed head covers is exported.
 */
import { createHash } from 'node:crypto';
import type Database from 'better-sqlite3';
import { toBase64 } from '../../core/base64.ts';
import { readHead, readNote, writeVerifierKey } from '../../core/checkpoint.ts';
import { ballotSize, canonicalJson, type LoggedRecord, mostInLeaf } from '../../core/log-leaf.ts';
import { addRecord, createLogStory, type LogStory } from '../../core/log-story.ts';
import { statementHeading, statementOf } from '../../core/statement.ts';
import { aboutExport, endText, exportName, exportVersion } from '../../core/vote-export.ts';
import { originOf, type SigningKey } from './log-key.ts';

type EntryRow = {
  readonly leaf: number;
  readonly body: string | null;
  readonly batch: number;
  readonly poll: number;
  readonly receivedAt: number;
  readonly ballots: Uint8Array;
};
type HeadRow = { readonly size: number; readonly note: string };

export class NothingToExport extends Error {}

const entriesSql = `
  SELECT leaf, NULL AS body, batch, number AS poll, received_at AS receivedAt, ballots FROM batches WHERE log = ? AND leaf IS NOT NULL AND leaf < ?
  UNION ALL SELECT leaf, body, 0, 0, 0, x'' FROM records WHERE log = ? AND leaf < ? ORDER BY leaf`;

/** The lines of one entry: a record is one leaf, a batch one for each 64 ballots. */
const entryLines = function* ({ leaf, body, batch, poll, receivedAt, ballots }: EntryRow): Generator<{ leaf: number; line: string }> {
  if (body !== null) {
    yield { leaf, line: canonicalJson({ leaf, record: JSON.parse(body) }) };
    return;
  }
  const step = mostInLeaf * ballotSize;
  for (let at = 0; at < ballots.length; at += step) {
    const place = at / step;
    const packed = toBase64(ballots.subarray(at, at + step));
    yield {
      leaf: leaf + place,
      line: canonicalJson({ leaf: leaf + place, poll, batch, first: place * mostInLeaf, receivedAt, ballots: packed }),
    };
  }
};

const headLines = (
  db: Database.Database,
  log: number,
): { readonly size: number; readonly line: string; readonly note: string; readonly names: readonly string[] }[] => {
  const cosigned = db.prepare<[number, number], { name: string; line: string }>(
    'SELECT name, line FROM cosignatures WHERE log = ? AND size = ? ORDER BY name',
  );
  return db
    .prepare<[number], HeadRow>('SELECT size, note FROM checkpoints WHERE log = ? ORDER BY size')
    .all(log)
    .map(({ size, note }) => {
      const rows = cosigned.all(log, size);
      const checkpoint = note + rows.map((row) => row.line).join('');
      return { size, note, line: canonicalJson({ checkpoint }), names: rows.map((row) => row.name) };
    });
};

const statementLines = function* (
  story: LogStory,
  activationId: string,
  key: SigningKey,
  head: { note: string; names: readonly string[] },
): Generator<string> {
  const read = readHead(readNote(head.note)?.text ?? '');
  if (!read) throw new Error('A checkpoint in the phones’ file cannot be read: the file is damaged.');
  const verifier = writeVerifierKey(key.key);
  const log = { origin: read.origin, size: read.size, root: toBase64(read.root), key: verifier, witnesses: head.names };
  for (const poll of story.polls.values()) {
    const statement = statementOf(activationId, story, poll, log);
    if (!statement) continue;
    const signature = toBase64(key.sign(new TextEncoder().encode(statementHeading + canonicalJson(statement))));
    yield canonicalJson({ statement: { statement, key: verifier, signature } });
  }
};

export type Export = { readonly db: Database.Database; readonly key: SigningKey; readonly activationId: string; readonly at: number };

/** @throws NothingToExport when the file knows no signed log of this activation */
const linesOf = function* ({ db, key, activationId, at }: Export): Generator<string> {
  const log = db.prepare<[string], { id: number }>('SELECT id FROM logs WHERE activation = ?').get(activationId);
  const heads = log ? headLines(db, log.id) : [];
  const newest = heads.at(-1);
  if (!log || !newest) throw new NothingToExport(`There is no signed log of ${activationId} here.`);
  const counted = db
    .prepare<[number, number], { leaves: number }>(
      'SELECT (SELECT count(*) FROM records WHERE log = ?) + (SELECT coalesce(sum(length(hashes)), 0) / 32 FROM batches WHERE log = ?) AS leaves',
    )
    .get(log.id, log.id);
  yield canonicalJson({
    export: exportName,
    version: exportVersion,
    activationId,
    origin: originOf(key.key.name, activationId),
    key: writeVerifierKey(key.key),
    size: newest.size,
    unsigned: (counted?.leaves ?? newest.size) - newest.size,
    exportedAt: at,
    about: aboutExport,
  });
  const story = createLogStory();
  let next = 0;
  for (const entry of db
    .prepare<[number, number, number, number], EntryRow>(entriesSql)
    .iterate(log.id, newest.size, log.id, newest.size)) {
    if (entry.body !== null) addRecord(story, JSON.parse(entry.body) as LoggedRecord, entry.leaf);
    for (const { leaf, line } of entryLines(entry)) {
      yield line;
      while (heads[next]?.size === leaf + 1) {
        yield heads[next]?.line ?? '';
        next += 1;
      }
    }
  }
  yield* statementLines(story, activationId, key, newest);
};

/** The whole export in pieces of about 64 kilobytes, the signed end last. */
export const exportPieces = function* (asked: Export): Generator<string> {
  const digest = createHash('sha256');
  let bytes = 0;
  let piece = '';
  const take = (): string => {
    const taken = piece;
    digest.update(taken);
    bytes += Buffer.byteLength(taken);
    piece = '';
    return taken;
  };
  asked.db.exec('BEGIN');
  try {
    for (const line of linesOf(asked)) {
      piece += `${line}\n`;
      if (piece.length > 65_536) yield take();
    }
  } finally {
    asked.db.exec('COMMIT');
  }
  yield take();
  const sha256 = digest.digest('base64');
  const text = endText(originOf(asked.key.key.name, asked.activationId), bytes, sha256);
  const signature = toBase64(asked.key.sign(new TextEncoder().encode(text)));
  yield `${canonicalJson({ end: { bytes, sha256, signature } })}\n`;
};
