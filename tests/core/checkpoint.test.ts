/** Checkpoints and their signatures, held against notes that others have signed. */
import { createHash, createPublicKey, generateKeyPairSync, sign, verify } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import {
  cosign,
  cosignedAt,
  keyKinds,
  readHead,
  readNote,
  readVerifierKey,
  signersOf,
  signNote,
  verifierKeyOf,
  writeHead,
  writeVerifierKey,
} from '../../server/core/checkpoint.ts';

const sha256 = (bytes: Uint8Array): Uint8Array => new Uint8Array(createHash('sha256').update(bytes).digest());
const check = (publicKey: Uint8Array, message: Uint8Array, signature: Uint8Array): boolean =>
  verify(
    null,
    message,
    createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x: Buffer.from(publicKey).toString('base64url') }, format: 'jwk' }),
    signature,
  );
const makeKey = (name: string, kind: 1 | 4) => {
  const pair = generateKeyPairSync('ed25519');
  const raw = new Uint8Array(Buffer.from(pair.publicKey.export({ format: 'jwk' }).x!, 'base64url'));
  return { key: verifierKeyOf(sha256, name, kind, raw), sign: (message: Uint8Array) => sign(null, message, pair.privateKey) };
};

describe('what others have signed', () => {
  const note =
    'If you think cryptography is the answer to your problem,\nthen you don’t know what your problem is.\n\n— PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=\n'.replace(
      '’',
      "'",
    );
  it('reads the key and the note of Go’s own tests', () => {
    const key = readVerifierKey(sha256, 'PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW')!;
    expect(signersOf(check, readNote(note)!, [key])).toEqual([key]);
    expect(signersOf(check, readNote(note.replace('answer', 'Answer'))!, [key])).toBeUndefined();
  });
  it('works out the key id of Go’s checksum database', () => {
    expect(readVerifierKey(sha256, 'sum.golang.org+033de0ae+Ac4zctda0e5eza+HJyk9SxEdh+s3Ux18htTTAD8OuAn8')?.id).toBe(0x033de0ae);
    expect(readVerifierKey(sha256, 'sum.golang.org+033de0af+Ac4zctda0e5eza+HJyk9SxEdh+s3Ux18htTTAD8OuAn8')).toBeUndefined();
  });
  it('[L2] reads the checkpoint of the specification, with its cosignature’s time', () => {
    const text = 'example.com/behind-the-sofa\n20852163\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n';
    const read = readNote(
      `${text}\n— example.com/behind-the-sofa Az3grlgtzPICa5OS8npVmf1Myq/5IZniMp+ZJurmRDeOoRDe4URYN7u5/Zhcyv2q1gGzGku9nTo+zyWE+xeMcTOAYQ8=\n— witness.example.com/w1 jWbPPwAAAABkGFDLEZMHwSRaJNiIDoe9DYn/zXcrtPHeolMI5OWXEhZCB9dlrDJsX3b2oyin1nPZqhf5nNo0xUe+mbIUBkBIfZ+qnA==\n`,
    )!;
    expect(readHead(read.text)).toMatchObject({ origin: 'example.com/behind-the-sofa', size: 20_852_163 });
    expect(writeHead(readHead(read.text)!)).toBe(text);
    expect(cosignedAt(read.signatures[1]!)).toBe(1_679_315_147);
  });
});

describe('what we sign', () => {
  const log = makeKey('sale.example/log', keyKinds.note);
  const witness = makeKey('auditor.example/w', keyKinds.cosignature);
  const text = writeHead({ origin: 'sale.example/log/a1', size: 7, root: sha256(new Uint8Array()) });
  const note = signNote(log.key, text, log.sign) + cosign(witness.key, text, 1_790_000_000, witness.sign);

  it('[L2] is a note of the log and of its witness, to whoever knows their keys', () => {
    const keys = [log.key, witness.key].map((key) => readVerifierKey(sha256, writeVerifierKey(key))!);
    expect(signersOf(check, readNote(note)!, keys)).toEqual([log.key, witness.key]);
    expect(signersOf(check, readNote(note)!, [makeKey('sale.example/log', keyKinds.note).key])).toEqual([]);
  });
  it('is worth nothing once a witness’s time was changed', () => {
    const [, line] = note.split('\n\n')[1]!.split('\n');
    const bytes = Buffer.from(line!.split(' ')[2]!, 'base64');
    bytes[11] = bytes[11]! ^ 1;
    const other = readNote(note.replace(line!, `— auditor.example/w ${bytes.toString('base64')}`))!;
    expect(signersOf(check, other, [log.key])).toEqual([log.key]);
    expect(signersOf(check, other, [log.key, witness.key])).toBeUndefined();
  });
  it.each(['', 'x\n1\n', `a\n01\n${'A'.repeat(43)}=\n`, `a\n1\n${'A'.repeat(43)}=\nextension\n`, `a\n1\n${'A'.repeat(42)}B=\n`])(
    'takes %j for no checkpoint',
    (other) => expect(readHead(other)).toBeUndefined(),
  );
});
