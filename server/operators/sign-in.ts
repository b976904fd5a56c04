/**
 * Who is this? One-time links become sessions.
 *
 * A link's token and a session's token are random and kept only as hashes; a link works once and for 24 hours, a session for 16.
 * The token travels in the link's #fragment, which no server or proxy logs.
 */
import { createHash, randomBytes } from 'node:crypto';
import { z } from 'zod';
import { Role } from '../contract/commands.ts';
import type { Clock } from '../ports/clock.ts';
import type { KeptRecords } from './kept-records.ts';
import type { Operator, Session } from './operator-socket.ts';

const hours = (n: number) => n * 3_600_000;
const linkLasts = hours(24);
export const sessionLasts = hours(16);

const Kept = z.object({ id: z.string(), name: z.string(), role: Role, expiresAt: z.number() });

export type Redeemed =
  | { readonly ok: true; readonly token: string; readonly session: Session }
  | { readonly ok: false; readonly why: 'used' | 'expired' | 'unknown' };

export type SignIn = {
  /** A new link's token. */
  invite(role: Role, name: string): Promise<string>;
  /** Rejects when the disk does not answer and the link is not one of this process. */
  redeem(linkToken: string): Promise<Redeemed>;
  /** Rejects when the disk does not answer and this process has not met the session. */
  sessionOf(sessionToken: string | undefined): Promise<Session | undefined>;
  signOut(sessionToken: string): Promise<void>;
};

const randomToken = () => randomBytes(32).toString('base64url');
export const hashOf = (token: string) => createHash('sha256').update(token).digest('hex');

/** A record nobody can read is no record: it lets nobody in. */
const read = (text: string): Session | undefined => {
  try {
    return Kept.safeParse(JSON.parse(text)).data;
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
};

export const signIn = (records: KeptRecords, clock: Clock): SignIn => {
  const openSession = async (operator: Operator): Promise<Redeemed> => {
    const token = randomToken();
    const session: Session = { ...operator, expiresAt: clock.now() + sessionLasts };
    await records.set(`operator-session:${hashOf(token)}`, JSON.stringify(session));
    return { ok: true, token, session };
  };

  return {
    async invite(role, name) {
      const token = randomToken();
      const link: Session = { id: `op-${randomBytes(6).toString('hex')}`, name, role, expiresAt: clock.now() + linkLasts };
      await records.set(`operator-link:${hashOf(token)}`, JSON.stringify(link));
      return token;
    },

    async redeem(linkToken) {
      const hash = hashOf(linkToken);
      const kept = await records.get(`operator-link:${hash}`);
      if (kept === undefined) return { ok: false, why: (await records.get(`operator-link-used:${hash}`)) ? 'used' : 'unknown' };
      if (!(await records.takeOnce(`operator-link:${hash}`))) return { ok: false, why: 'used' };
      await records.set(`operator-link-used:${hash}`, String(clock.now()));
      const link = read(kept);
      if (!link) return { ok: false, why: 'unknown' };
      if (link.expiresAt <= clock.now()) return { ok: false, why: 'expired' };
      const { id, name, role } = link;
      return openSession({ id, name, role });
    },

    async sessionOf(sessionToken) {
      if (!sessionToken || sessionToken.length > 100) return undefined;
      const kept = await records.get(`operator-session:${hashOf(sessionToken)}`);
      const session = kept === undefined ? undefined : read(kept);
      return session && session.expiresAt > clock.now() ? session : undefined;
    },

    async signOut(sessionToken) {
      await records.takeOnce(`operator-session:${hashOf(sessionToken)}`);
    },
  };
};
