/**
 * The key that a caller presents: `Authorization: Bearer <key>`; or, for pollers that can only be given an address, `Basic` with the
 * station's id as the name: they make it from `https://<station>:<key>@<host>/…` and send it as a header, so that no log of ours or of a
 * proxy has it. Basic is for reading only: a browser sends it by itself, also for another site's page.
 */
import type { Request } from 'express';

export type Knocking = Pick<Request, 'get' | 'query' | 'method'>;

/** `station`: the one that is meant, where the caller said so. */
export type Presented = { readonly key: string; readonly station: string | undefined };

const isKey = (text: string): boolean => /^[\x21-\x7e]{1,256}$/.test(text);

const basic = (sent: string): Presented | undefined => {
  const said = Buffer.from(sent, 'base64').toString('utf8');
  const colon = said.indexOf(':');
  const key = said.slice(colon + 1);
  return colon > 0 && isKey(key) ? { key, station: said.slice(0, colon) } : undefined;
};

export const presentedKey = (knocking: Knocking): Presented | undefined => {
  const header = knocking.get('authorization') ?? '';
  const { station } = knocking.query;
  const key = /^Bearer ([\x21-\x7e]{1,256})$/i.exec(header)?.[1];
  if (key !== undefined) return { key, station: typeof station === 'string' ? station : undefined };
  const sent = /^Basic ([a-z0-9+/]{1,600}={0,2})$/i.exec(header)?.[1];
  return sent !== undefined && (knocking.method === 'GET' || knocking.method === 'HEAD') ? basic(sent) : undefined;
};
