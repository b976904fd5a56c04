/**
 * One message posted to an address that somebody else wrote, with a deadline.
 *
 * Every address that the name has is looked at, and the connection goes to one that was looked at: a name that changes its mind in between leads nowhere.
 * No redirect is followed. Of the answer only its status is read.
 */
import { type LookupAddress, type LookupOptions, lookup } from 'node:dns';
import { request as overHttp } from 'node:http';
import { request as overHttps } from 'node:https';
import type { Ms } from '../../contract/units.ts';
import type { Answer } from '../../core/webhook-tries.ts';
import { whyNotPostedTo } from './may-post.ts';
import { isPublicAddress } from './public-address.ts';

export type Message = { readonly url: string; readonly headers: Readonly<Record<string, string>>; readonly body: string };
export type Post = (message: Message, stop: AbortSignal) => Promise<Answer>;

type Lookup = (host: string, options: LookupOptions, done: (error: Error | null, found: readonly LookupAddress[]) => void) => void;

export type PostRules = {
  /** Plain HTTP and our own network too: for tests and rehearsals in the house. */
  readonly inside: boolean;
  /** Only tests give another. */
  readonly resolve?: Lookup;
};

const patience: Ms = 10_000;

export class NotPostedTo extends Error {}

const ofTheSystem: Lookup = (host, options, done) => lookup(host, { ...options, all: true }, (error, found) => done(error, found));

/** Resolves as the socket asks for it, and gives it no address that may not be posted to. */
const guardedLookup =
  (resolve: Lookup, isAllowed: (address: string) => boolean) =>
  (host: string, options: LookupOptions, done: (error: Error | null, found: string | readonly LookupAddress[], family?: number) => void) =>
    resolve(host, options, (error, found) => {
      const wrong = found?.find(({ address }) => !isAllowed(address));
      const [first] = found ?? [];
      if (error) return done(error, []);
      if (wrong || !first) return done(new NotPostedTo(`${host} has an address that is not on the public internet.`), []);
      if (options.all) done(null, found);
      else done(null, first.address, first.family);
    });

export const openPost = (rules: PostRules): Post => {
  const isAllowed = rules.inside ? () => true : isPublicAddress;
  const look = guardedLookup(rules.resolve ?? ofTheSystem, isAllowed);
  return (message, stop) =>
    new Promise((resolve, reject) => {
      const url = new URL(message.url);
      const problem = whyNotPostedTo(url, rules.inside);
      if (problem !== undefined) return reject(new NotPostedTo(problem));
      const signal = AbortSignal.any([stop, AbortSignal.timeout(patience)]);
      const headers = { ...message.headers, 'content-length': Buffer.byteLength(message.body) };
      const send = url.protocol === 'https:' ? overHttps : overHttp;
      const asked = send(url, { method: 'POST', headers, lookup: look as never, signal, agent: false }, (answer) => {
        resolve({ status: answer.statusCode ?? 0 });
        answer.destroy();
      });
      asked.on('error', (error) => {
        if (error instanceof NotPostedTo) reject(error);
        else resolve({ problem: signal.aborted ? 'No answer in time.' : error.message });
      });
      asked.end(message.body);
    });
};
