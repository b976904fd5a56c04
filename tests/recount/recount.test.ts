/** An outsider recounts an export with nothing but the public key: what fits, and how exactly it is told what does not. */
import { createHash, randomBytes } from 'node:crypto';
import { afterEach, describe, expect, it } from 'vitest';
import { findKey, makeKey, type SigningKey, sha256 } from '../../server/audience/log/log-key.ts';
import { recountBytes } from '../../server/cli/recount/check-export.ts';
import { sayRecount } from '../../server/cli/recount/print-recount.ts';
import type { PollRules } from '../../server/contract/audience.ts';
import { theServer } from '../../server/contract/inviters.ts';
import type { LocalText } from '../../server/contract/units.ts';
import { cosign, keyKinds, readHead, readNote, signNote, writeHead, writeVerifierKey } from '../../server/core/checkpoint.ts';
import { ballotsLeaf, canonicalJson, type LoggedRecord, recordLeaf } from '../../server/core/log-leaf.ts';
import { createLogTree, hashLeaf } from '../../server/core/log-tree.ts';
import type { Statement } from '../../server/core/statement.ts';
import { endText } from '../../server/core/vote-export.ts';
import fc from '../run/properties.ts';
import { activation, ballot, type Evening, leftOut, openEvening, opens, wholeEvening } from './an-evening.ts';

let evening: Evening;
afterEach(() => evening.close());

const none = { witnesses: [], kept: [] };
const recount = (bytes: Buffer, more: Partial<Parameters<typeof recountBytes>[1]> = {}) =>
  recountBytes(bytes, { keys: [evening.key.key], ...none, ...more });
const whats = (bytes: Buffer, more = {}): string[] => recount(bytes, more).findings.map((one) => one.what);

type Line = Record<string, unknown>;
const linesOf = (bytes: Buffer): Line[] =>
  bytes
    .toString()
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line));

/** What somebody with a key of the log can write: any lines, hashed and signed anew as if nothing had happened. */
const forge = (lines: readonly Line[], key: SigningKey, { resign = true } = {}): Buffer => {
  const tree = createLogTree(sha256);
  const origin = String(lines[0]!.origin);
  const out: string[] = [];
  for (const line of lines.slice(0, -1)) {
    if ('record' in line) tree.append(hashLeaf(sha256, recordLeaf(line.record as LoggedRecord)));
    if ('ballots' in line) tree.append(hashLeaf(sha256, ballotsLeaf(line as never, Buffer.from(String(line.ballots), 'base64'))));
    const isHead = 'checkpoint' in line && resign;
    const note = isHead ? signNote(key.key, writeHead({ origin, size: tree.size(), root: tree.root() }), key.sign) : '';
    out.push(canonicalJson(isHead ? { checkpoint: note } : line));
  }
  const body = `${out.join('\n')}\n`;
  const hash = createHash('sha256').update(body).digest('base64');
  const signature = Buffer.from(key.sign(Buffer.from(endText(origin, Buffer.byteLength(body), hash)))).toString('base64');
  return Buffer.from(`${body}${canonicalJson({ end: { bytes: Buffer.byteLength(body), sha256: hash, signature } })}\n`);
};
/** Leaves numbered anew, statements left out, the first line's size put right: what a careful forger would do. */
const tidy = (lines: readonly Line[]): Line[] => {
  const kept = lines.filter((line) => !('statement' in line));
  let leaf = 0;
  const numbered = kept.map((line) => ('leaf' in line ? { ...line, leaf: leaf++ } : line));
  return numbered.map((line) => ('export' in line ? { ...line, size: leaf } : line));
};
const otherKey = (): SigningKey => {
  const file = `${evening.dataDir}/${randomBytes(4).toString('hex')}.json`;
  makeKey(file, evening.key.key.name);
  return findKey(file)!;
};

describe('an evening that went as it should', () => {
  it('[L7] fits, per tier and path, and says what it does not prove', () => {
    evening = wholeEvening();
    const result = recount(evening.export());
    expect(result.findings).toEqual([]);
    expect(result.polls[0]).toMatchObject({
      counted: { yea: 4, nay: 3, ballots: 8, perTier: { open: { yea: 1, nay: 1 }, air: { yea: 3, nay: 2 } } },
      standing: { yea: 4, nay: 3 },
    });
    const said = sayRecount(result);
    expect(said).toContain('everything fits');
    expect(said).toMatch(/path west +0 +2 +10/);
    expect(said).toContain('does not prove that every pass was a person');
  });

  it('[L20] calls each path by the name that its rules have, and by its id alone where a log has no names', () => {
    const names: Readonly<Record<string, LocalText>> = {
      west: { en: 'Western hills', zh: '西山' },
      east: 'Eastern shores and their islands',
    };
    const named = ({ windows, ...rest }: PollRules): PollRules => ({
      ...rest,
      windows: windows.map((window) => ({ ...window, name: names[window.path] })),
    });
    evening = wholeEvening(named);
    const result = recount(evening.export());
    expect(result.findings).toEqual([]);
    const said = sayRecount(result);
    expect(said).toMatch(/path Western hills \(west\) +0 +2 +10\n/);
    expect(said).toMatch(/path origin +2 +0 +20\n/);
    const columns = said.split('\n').flatMap((line) => (/^ {4}(tier|path|counted)/.test(line) ? [line.length] : []));
    expect(new Set(columns).size).toBe(1);
  });

  it('says that a key is only the export’s own word when nobody gave one', () => {
    evening = wholeEvening();
    const result = recount(evening.export(), { keys: [] });
    expect([result.found, result.isPinned]).toEqual([0, false]);
    expect(sayRecount(result)).toContain('NOT PINNED');
  });

  it('[L21] agrees with what two people left out, with a correction, and with figures by hand', () => {
    evening = wholeEvening();
    const by = {
      ...{ proposedBy: 'Li Wen', proposedById: 'op-1', proposerInvitedBy: [theServer], reason: 'robots' },
      ...{ confirmedBy: 'Ana', confirmedById: 'op-2', confirmerInvitedBy: [{ id: 'op-1', name: 'Li Wen' }, theServer] },
    };
    const now = { yea: 3, nay: 2, decision: 'yea' };
    evening.decide('poll.corrected', opens + 80_000, { ...by, was: { yea: 4, nay: 3, decision: 'yea' }, now, exclusions: [leftOut] });
    evening.tell({
      decision: 'yea',
      yea: 3,
      nay: 2,
      revealedAt: opens + 80_001,
      corrects: { decision: 'yea', yea: 4, nay: 3, reason: 'robots' },
    });
    evening.decide('poll.manual', opens + 90_000, { ...by, now: { yea: 9, nay: 8, decision: 'yea' }, source: 'the floor' });
    evening.tell({ decision: 'yea', yea: 9, nay: 8, manual: true, revealedAt: opens + 90_001 });
    evening.sign(opens + 90_500);
    const result = recount(evening.export());
    expect(result).toMatchObject({ findings: [], polls: [{ standing: { yea: 9, nay: 8 }, isManual: true }] });
    const said = sayRecount(result);
    expect(said).toContain('    corrected: proposed by Li Wen, confirmed by Ana, who was invited by Li Wen\n');
    expect(said).toContain('    given by hand: proposed by Li Wen, confirmed by Ana, who was invited by Li Wen\n');
    expect(said).toContain('nor that two sign-ins were two people');
  });
});

describe('a correction to a tie that the chair decides', () => {
  it('[V16] fits by the chair’s word, with both statements', () => {
    evening = wholeEvening((rules) => ({ ...rules, tie: 'chair' }));
    const by = { proposedBy: 'Li Wen', confirmedBy: 'Ana', reason: 'another picture' };
    const [was, now] = [
      { yea: 4, nay: 3, decision: 'yea' },
      { yea: 3, nay: 3, decision: 'nay' },
    ] as const;
    const exclusions = [{ kind: 'path', path: 'east' }];
    evening.decide('poll.corrected', opens + 80_000, { ...by, was, now, exclusions });
    evening.tell({ ...now, revealedAt: opens + 80_001, corrects: { ...was, reason: by.reason } });
    evening.sign(opens + 81_000);
    const bytes = evening.export();
    expect(recount(bytes)).toMatchObject({ findings: [], polls: [{ standing: { yea: 3, nay: 3 } }] });
    const signed = linesOf(bytes).find((line) => 'statement' in line)?.statement as { statement: Statement };
    expect(signed.statement).toMatchObject({ decision: 'nay', result: { yea: 3, nay: 3 }, corrected: { decision: 'yea', yea: 4, nay: 3 } });
  });
});

describe('an evening in the middle of a vote', () => {
  it('fits, however many passes were handed out since that was last recorded', () => {
    evening = openEvening();
    const perTier = { open: 1, air: 0, account: 0 };
    evening.file.record(activation, 'issuance opened 1', { at: opens, type: 'issuance', passes: 1, perTier, perPath: { unknown: 1 } });
    evening.ballots(opens + 10, ballot(0, 'yea'), ballot(1, 'nay'), ballot(2, 'yea', 0, 0));
    evening.sign(opens + 1000);
    expect(recount(evening.export())).toMatchObject({ findings: [], polls: [{ counted: { yea: 2, nay: 1 } }] });
  });

  it('does not fit when a pass was never leased', () => {
    evening = openEvening();
    evening.ballots(opens + 10, ballot(0, 'yea'), ballot(20_000, 'nay'));
    evening.sign(opens + 1000);
    expect(whats(evening.export()).join()).toContain('pass 20000 was in no lease');
  });
});

describe('a byte that was changed', () => {
  it('[L8] is found wherever it is', () => {
    evening = wholeEvening();
    const bytes = evening.export();
    fc.assert(
      fc.property(fc.nat(bytes.length - 1), fc.integer({ min: 1, max: 255 }), (at, flip) => {
        const damaged = Buffer.from(bytes);
        damaged[at] = damaged[at]! ^ flip;
        expect(recount(damaged).found).toBeGreaterThan(0);
      }),
      { numRuns: 400 },
    );
  });

  it('is found when bytes are cut off, added, or the last line is gone', () => {
    evening = wholeEvening();
    const bytes = evening.export();
    for (const other of [
      bytes.subarray(0, -1),
      bytes.subarray(0, bytes.length / 2),
      Buffer.concat([bytes, Buffer.from('{}\n')]),
      Buffer.from(''),
    ])
      expect(recount(other).found).toBeGreaterThan(0);
  });

  it('is told with the leaves and bytes among which it is', () => {
    evening = wholeEvening();
    const damaged = evening.export();
    const at = damaged.indexOf('"ballots":"') + 12;
    damaged.write(damaged[at] === 65 ? 'B' : 'A', at);
    const finding = recount(damaged).findings.find(({ what }) => what.includes('another root'))!;
    expect(finding.what).toContain('one of leaves 2–3 was changed');
    expect(finding.bytes![0]).toBeLessThan(at);
    expect(finding.bytes![1]).toBeGreaterThan(at);
  });
});

describe('a log that somebody wrote anew', () => {
  it('with another key is found by the key that was pinned', () => {
    evening = wholeEvening();
    const forger = otherKey();
    const lines = linesOf(evening.export()).map((line) => ('export' in line ? { ...line, key: writeVerifierKey(forger.key) } : line));
    expect(whats(forge(tidy(lines), forger))[0]).toContain('not by the key that was given');
  });

  it('by the door itself with a batch dropped contradicts its counts', () => {
    evening = wholeEvening();
    const lines = linesOf(evening.export()).filter((line) => line.batch !== 4);
    expect(whats(forge(tidy(lines), evening.key)).join()).toContain('final count says 4 : 3, the ballots say 4 : 2');
  });

  it('[L9] by the door itself with a batch and its count changed contradicts a head that was signed and kept', () => {
    evening = wholeEvening();
    const bytes = evening.export();
    const lines = linesOf(bytes);
    const kept = lines.flatMap((line) => ('checkpoint' in line ? [String(line.checkpoint)] : []));
    const dropped = tidy(lines.filter((line) => line.batch !== 1));
    const whole = forge(dropped, evening.key);
    expect(whats(whole, { kept: [kept[1]!] }).join()).toContain('kept elsewhere has another root: this log was rewritten');
    expect(whats(forge(dropped.slice(0, 5).concat(dropped.at(-1)!), evening.key), { kept: [kept.at(-1)!] }).join()).toContain(
      'this export has only',
    );
    expect(whats(forge(dropped, evening.key, { resign: false })).join()).toContain('leaves were added or dropped');
  });

  it('[L9] contradicts a witness', () => {
    evening = wholeEvening();
    makeKey(`${evening.dataDir}/w.json`, 'auditor.example/w');
    const witness = findKey(`${evening.dataDir}/w.json`, keyKinds.cosignature)!;
    const head = evening.file.latestCheckpoint(activation)!;
    const line = cosign(witness.key, readNote(head.note)!.text, 1_790_000_100, witness.sign);
    expect(evening.file.cosign(activation, head.size, line, [writeVerifierKey(witness.key)], opens)).toMatchObject({ code: 'ok' });
    expect(evening.file.cosign(activation, head.size, line, [], opens)).toEqual({ code: 'nobody' });
    expect(evening.file.cosign(activation, head.size + 1, line, [], opens)).toEqual({ code: 'other-size' });
    const good = evening.export();
    expect(recount(good, { witnesses: [witness.key] })).toMatchObject({
      found: 0,
      witnessed: [{ name: 'auditor.example/w', size: head.size }],
    });
    expect(recount(good).unknownWitnesses).toEqual(['auditor.example/w']);
    const lines = linesOf(good).map((one) =>
      'checkpoint' in one && readHead(readNote(String(one.checkpoint))!.text)!.size === head.size
        ? { checkpoint: String(one.checkpoint).replace(/(auditor\.example\/w )(.{60}).(.*)/, '$1$2A$3') }
        : one,
    );
    expect(whats(forge(lines, evening.key, { resign: false }), { witnesses: [witness.key] }).join()).toContain(
      'cosignature of auditor.example/w is false',
    );
  });
});
