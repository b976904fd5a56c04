/** What this browser can check with: SHA-256 wherever the page came over a secure link, Ed25519 where the browser knows it. */
import type { Means } from './check-vote.ts';

/** Undefined without a secure context: the browser then gives a page no cryptography at all. */
export const findMeans = async (): Promise<Means | undefined> => {
  const subtle: SubtleCrypto | undefined = globalThis.crypto?.subtle;
  if (!subtle) return undefined;
  const hash: Means['hash'] = async (bytes) => new Uint8Array(await subtle.digest('SHA-256', bytes as Uint8Array<ArrayBuffer>));
  const importKey = (key: Uint8Array): Promise<CryptoKey> =>
    subtle.importKey('raw', key as Uint8Array<ArrayBuffer>, { name: 'Ed25519' }, false, ['verify']);
  try {
    // The base point: any key will do to ask whether the browser knows the kind.
    await importKey(Uint8Array.from({ length: 32 }, (_, at) => (at === 0 ? 0x58 : 0x66)));
  } catch {
    return { hash }; // Older browsers refuse the kind of key; the signature is then told as not checked.
  }
  return {
    hash,
    verify: async (key, signature, text) =>
      subtle.verify('Ed25519', await importKey(key), signature as Uint8Array<ArrayBuffer>, text as Uint8Array<ArrayBuffer>),
  };
};
