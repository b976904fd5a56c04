/** The signed log as phones, witnesses and auditors meet it: at a door that is open, over HTTP and over the link. */
import { createPublicKey, verify } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import Database from 'better-sqlite3';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { findKey, logKeyFile, makeKey } from '../../server/audience/log/log-key.ts';
import { readSecrets } from '../../server/audience/secrets.ts';
import { type Recount, recountBytes } from '../../server/cli/recount/check-export.ts';
import { lookOnce, type Watching } from '../../server/cli/witness/watch-log.ts';
import type { Checkpoint, PollRules } from '../../server/contract/audience.ts';
import type { VoteProof } from '../../server/contract/vote-proof.ts';
import { keyKinds, writeHead, writeVerifierKey } from '../../server/core/checkpoint.ts';
import { canonicalJson } from '../../server/core/log-leaf.ts';
import { statementHeading } from '../../server/core/statement.ts';
import { episode, shortRules } from '../contracts/phones-door-samples.ts';
import { inclusionByTheText } from '../core/rfc6962-by-the-text.ts';
import { type OpenedDoor, openTestDoor } from './opened-door.ts';

let door: OpenedDoor;
let heads: Checkpoint[];
let witnessKey: string;
beforeEach(async () => {
  door = await openTestDoor();
  heads = [];
  door.link.onCheckpoint((head) => heads.push(head));
  const file = path.join(door.dataDir, 'witness.json');
  makeKey(file, 'auditor.example/w');
  witnessKey = writeVerifierKey(findKey(file, keyKinds.cosignature)!.key);
  door.link.show({ ...episode, witnesses: [witnessKey] });
});
afterEach(() => door.close());

const log = (what: string, init?: RequestInit): Promise<Response> => fetch(`${door.url}/log/act-1/${what}`, init);
const vote = async (): Promise<{ pass: string; receipt: string }> => {
  const { pass } = (await (await fetch(`${door.url}/pass`, { method: 'POST' })).json()) as { pass: string };
  const answer = await fetch(`${door.url}/v/apples/yea`, { method: 'POST', headers: { 'X-Pass': pass } });
  return { pass, receipt: ((await answer.json()) as { receipt: string }).receipt };
};
/** A poll that was announced before it opens, and stays open long enough for a slow machine to cast its votes. */
const rulesSoon = (): PollRules => {
  const at = Date.now() + 400;
  return shortRules(at, 5000);
};
const recountNow = async (kept: string[] = []): Promise<Recount> => {
  const secret = { Authorization: `Bearer ${readSecrets(door.dataDir).link}` };
  const bytes = Buffer.from(await (await log('export', { headers: secret })).arrayBuffer());
  return recountBytes(bytes, { keys: [findKey(logKeyFile(door.dataDir))!.key], witnesses: [], kept });
};
const watching = (more: Partial<Watching> = {}): Watching => ({
  door: door.url,
  activationId: 'act-1',
  witness: findKey(path.join(door.dataDir, 'witness.json'), keyKinds.cosignature)!,
  logKey: findKey(logKeyFile(door.dataDir))!.key,
  file: path.join(door.dataDir, 'witness.last'),
  now: () => Date.now(),
  ...more,
});

/** As an outsider would: node:crypto and the texts of the RFC and of C2SP, nothing of ours. */
const holds = (proof: VoteProof, pass: string, receipt: string): boolean => {
  const leaf = Buffer.from(proof.leaf, 'base64');
  const [batch, offset] = receipt.split('.').map(Number);
  const at = 20 + 8 * (offset! - leaf.readUInt32BE(10));
  const isMine = leaf.readUInt32BE(6) === batch && leaf.readUInt32BE(at) === Buffer.from(pass, 'base64url').readUInt32BE(0);
  const [text, signatures] = proof.checkpoint.split('\n\n');
  const [, size, root] = text!.split('\n');
  const [name, , ...material] = proof.logKey.split('+');
  const line = signatures!.split('\n').find((one) => one.startsWith(`— ${name} `))!;
  const x = Buffer.from(material.join('+'), 'base64').subarray(1).toString('base64url');
  const key = createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x }, format: 'jwk' });
  const isSigned = verify(null, Buffer.from(`${text}\n`), key, Buffer.from(line.split(' ')[2]!, 'base64').subarray(4));
  const isIn = inclusionByTheText(
    leaf,
    proof.index,
    Number(size),
    proof.path.map((one) => Buffer.from(one, 'base64')),
    Buffer.from(root!, 'base64'),
  );
  return isMine && isSigned && isIn && (leaf[at + 5]! & 3) === 1;
};

it('[L5] a receipt becomes a proof that an outsider can check, once everyone has seen the result; and the export recounts', async () => {
  const soon = rulesSoon();
  const name = { en: 'Satellite TV', zh: '卫星电视' };
  const rules = { ...soon, windows: soon.windows.map((window) => (window.path === 'satellite' ? { ...window, name } : window)) };
  await door.link.open(rules);
  await expect.poll(async () => (await fetch(`${door.url}/state`)).ok && Date.now() > rules.opensAt).toBe(true);
  const mine = await vote();
  const others = await Promise.all(Array.from({ length: 70 }, vote));
  for (const { receipt } of [mine, ...others]) expect(receipt).toMatch(/^\d+\.\d+$/);
  expect([(await log(`proof/${mine.receipt}`)).status, (await log('proof/1.60000')).status]).toEqual([409, 409]);
  expect((await log('statement/apples')).status).toBe(409);

  const count = await door.link.finalCount('apples');
  expect((await log(`proof/${mine.receipt}`)).status).toBe(409);
  await door.link.record({
    id: 'f/1',
    activationId: 'act-1',
    pollId: 'apples',
    body: { at: Date.now(), type: 'verified', by: 'Li', saw: { yea: 71, nay: 0 } },
  });
  await door.link.outcome({ pollId: 'apples', decision: 'yea', yea: count.yea, nay: count.nay, revealedAt: Date.now() });

  for (const { pass, receipt } of [mine, others.at(-1)!]) {
    await expect.poll(async () => (await log(`proof/${receipt}`)).text()).toContain('"leaf"');
    const proof = (await (await log(`proof/${receipt}`)).json()) as VoteProof;
    expect(holds(proof, pass, receipt)).toBe(true);
    expect(holds({ ...proof, index: proof.index + 1 }, pass, receipt)).toBe(false);
  }
  expect((await log('proof/999.0')).status).toBe(404);

  await expect.poll(async () => (await log('statement/apples')).status).toBe(200);
  const signed = (await (await log('statement/apples')).json()) as { statement: Record<string, unknown>; key: string; signature: string };
  expect(signed.statement).toMatchObject({
    decision: 'yea',
    result: { yea: 71, nay: 0 },
    counted: { yea: 71 },
    windows: [{ path: 'satellite', name }, { path: 'site' }],
    verified: { by: 'Li', saw: { yea: 71, nay: 0 } },
  });
  const x = Buffer.from(signed.key.split('+').slice(2).join('+'), 'base64').subarray(1).toString('base64url');
  const key = createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x }, format: 'jwk' });
  expect(verify(null, Buffer.from(statementHeading + canonicalJson(signed.statement)), key, Buffer.from(signed.signature, 'base64'))).toBe(
    true,
  );
  const page = await log('statement/apples?lang=zh', { headers: { Accept: 'text/html' } });
  expect(await page.text()).toMatch(/投票结果声明[\s\S]*71[\s\S]*卫星电视[\s\S]*不能证明每张投票凭证都对应一个人/);

  expect((await log('export')).status).toBe(401);
  const seen = heads.map((head) => head.note);
  expect(await recountNow(seen)).toMatchObject({ findings: [], polls: [{ counted: { yea: 71, nay: 0 } }] });
  await door.restart();
  expect(await recountNow(seen)).toMatchObject({ findings: [], polls: [{ counted: { yea: 71, nay: 0 } }] });
});

it('[L14] the passes handed out by then stand right before each final count, also of a poll that closed while the door was down', async () => {
  const at = Date.now() + 1500;
  await door.link.open(shortRules(at, 6000));
  await expect.poll(() => Date.now() > at).toBe(true);
  // Handed out after the poll opened and within the minute: no record has them yet.
  await Promise.all(Array.from({ length: 10 }, vote));
  expect((await door.link.finalCount('apples')).yea).toBe(10);
  const opens = Date.now() + 2000;
  await door.link.open(shortRules(opens, 500, { pollId: 'pears' }));
  await door.restart(() => expect.poll(() => Date.now() > opens + 2000).toBe(true));
  const finals = new Database(path.join(door.dataDir, 'phones.sqlite'), { readonly: true });
  const count = () => finals.prepare('SELECT count(*) AS n FROM records WHERE body LIKE \'%"type":"final"%\'').get();
  await expect.poll(count).toEqual({ n: 2 });
  finals.close();
  await expect.poll(() => heads.length).toBeGreaterThan(0);

  const secret = { Authorization: `Bearer ${readSecrets(door.dataDir).link}` };
  type Line = { record?: { type: string; why?: string; passes?: number } };
  const exported = async () => {
    const text = await (await log('export', { headers: secret })).text();
    const records = text.split('\n').flatMap((line) => (line === '' ? [] : ((JSON.parse(line) as Line).record ?? [])));
    const issuedBefore = (n: number) => records.slice(0, n).findLast(({ type }) => type === 'issuance');
    return { text, before: records.flatMap(({ type }, n) => (type === 'final' ? [issuedBefore(n)] : [])) };
  };
  await expect.poll(async () => (await exported()).before.length).toBe(2);
  const { text, before } = await exported();
  expect(before).toMatchObject([{ why: 'closed 1', passes: 10 }, { why: 'closed 2' }]);
  const keys = [findKey(logKeyFile(door.dataDir))!.key];
  expect(recountBytes(Buffer.from(text), { keys, witnesses: [], kept: [] }).findings).toEqual([]);
});

it('[L15] a statement never shows the result before a correction as if it stood', async () => {
  const rules = rulesSoon();
  await door.link.open({
    ...rules,
    endsAt: rules.opensAt + 500,
    windows: rules.windows.map((one) => ({ ...one, endsAt: rules.opensAt + 500, closesAt: rules.opensAt + 600 })),
  });
  await door.link.finalCount('apples');
  const say = (id: string, body: object) => door.link.record({ id, activationId: 'act-1', pollId: 'apples', body });
  const outcome = { pollId: 'apples', decision: 'nay', yea: 0, nay: 0, revealedAt: Date.now() - 60_000 } as const;
  await say('c/1', { at: Date.now(), type: 'verified', by: 'Li', saw: { yea: 0, nay: 0 } });
  await door.link.outcome(outcome);
  const statement = async () => {
    const answer = await log('statement/apples');
    return { status: answer.status, body: (await answer.json()) as { code?: string; statement?: { corrected: unknown } } };
  };
  await expect.poll(async () => (await statement()).status).toBe(200);
  await say('c/2', { at: Date.now(), type: 'corrected', exclusions: [], now: { yea: 0, nay: 0, decision: 'nay' } });
  expect(await statement()).toMatchObject({ status: 503, body: { code: 'busy' } });
  const corrects = { decision: 'nay', yea: 0, nay: 0, reason: 'the left-out votes were good' } as const;
  await door.link.outcome({ ...outcome, corrects });
  expect((await statement()).body.statement?.corrected ?? corrects).toEqual(corrects);
  await expect.poll(async () => (await statement()).body.statement?.corrected).toEqual(corrects);
});

it('[L6] a witness cosigns what continues, and never a log that was rewritten', async () => {
  await door.link.open(rulesSoon());
  await expect.poll(() => heads.length).toBeGreaterThan(0);
  expect(await lookOnce(watching())).toMatchObject({ code: 'cosigned' });
  await expect.poll(() => heads.at(-1)?.witnesses).toEqual(['auditor.example/w']);
  await door.link.record({ id: 'f/2', activationId: 'act-1', pollId: 'apples', body: { at: 1, type: 'deferred', reason: 'rain' } });
  await expect.poll(async () => (await lookOnce(watching())).code).toBe('cosigned');
  expect((await recountNow()).unknownWitnesses).toEqual(['auditor.example/w']);

  const [origin, size, root] = readFileSync(watching().file, 'utf8').split('\n');
  const other = Buffer.from(root!, 'base64').map((byte) => byte ^ 1);
  writeFileSync(watching().file, writeHead({ origin: origin!, size: Number(size) - 1, root: other }));
  expect(await lookOnce(watching())).toMatchObject({ code: 'broken', message: expect.stringContaining('REWRITTEN') });
  const stranger = path.join(door.dataDir, 'stranger.json');
  makeKey(stranger, 'stranger.example/w');
  const strange = watching({ witness: findKey(stranger, keyKinds.cosignature)!, file: path.join(door.dataDir, 'stranger.last') });
  expect(await lookOnce(strange)).toMatchObject({ code: 'not-yet', message: expect.stringContaining('403') });
  expect((await log('cosignature', { method: 'POST', body: 'x'.repeat(900) })).status).toBe(400);
  expect((await log('cosignature')).status).toBe(405);
});

it('says its key, what its witnesses have cosigned and how far our clocks are apart, to a show server that was away too', async () => {
  await expect.poll(() => door.link.health().clock).toBeDefined();
  const { logKey, clock } = door.link.health();
  expect(logKey).toBe(writeVerifierKey(findKey(logKeyFile(door.dataDir))!.key));
  expect(Math.abs(clock!.ahead)).toBeLessThanOrEqual(clock!.within);
  await door.link.open(rulesSoon());
  await expect.poll(async () => (await lookOnce(watching())).code).toBe('cosigned');
  heads.length = 0;
  await door.restart();
  await expect.poll(() => heads.some(({ witnesses }) => witnesses.includes('auditor.example/w'))).toBe(true);
});

it('[L11] makes its key once, for its owner only, and says what the log’s heads continue', async () => {
  await door.link.open(rulesSoon());
  await expect.poll(() => heads.length).toBeGreaterThan(0);
  const [first] = heads;
  await door.link.record({ id: 'f/3', activationId: 'act-1', pollId: 'apples', body: { type: 'deferred', reason: 'rain' } });
  await expect.poll(() => heads.at(-1)!.size).toBeGreaterThan(first!.size);
  const answer = await log(`consistency?from=${first!.size}&to=${heads.at(-1)!.size}`);
  expect(await answer.json()).toMatchObject({ from: first!.size, to: heads.at(-1)!.size });
  expect((await log('consistency?from=3&to=999')).status).toBe(404);
  expect(await (await log('checkpoint')).text()).toBe(heads.at(-1)!.note);
  await expect(
    door.link.record({ id: 'f/4', activationId: 'act-1', pollId: 'apples', body: { type: 'final', count: {} } }),
  ).rejects.toThrow('not the door’s own');
  const before = readFileSync(logKeyFile(door.dataDir), 'utf8');
  await door.restart();
  expect(readFileSync(logKeyFile(door.dataDir), 'utf8')).toBe(before);
  expect(existsSync(logKeyFile(door.dataDir))).toBe(true);
});
