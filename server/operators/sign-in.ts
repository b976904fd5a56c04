/**
 * Who is this? One-time links become sessions.
 *
 * A link's token and a session's token are random and kept only as hashes; a link works once and for 24 hours, a session for 16.
 * Each remembers who let it in. A session also remembers the device, by the hash of a mark that outlives sign-ins and sign-outs.
 * The token travels in the link's #fragment, which no server or proxy logs.
 */
import { createHash, randomBytes } from 'node:crypto';
import { z } from 'zod';
import { Role } from '../contract/commands.ts';
import { type Inviter, InviterSchema, mostInviters } from '../contract/inviters.ts';
import type { Clock } from '../ports/clock.ts';
import type { KeptRecords } from './kept-records.ts';
import type { Operator, Session } from './operator-socket.ts';

const hours = (n: number) => n * 3_600_000;
const linkLasts = hours(24);
export const sessionLasts = hours(16);

/** As long as browsers keep any cookie. */
export const deviceMarkLasts = hours(24 * 400);

const Kept = z.object({
  id: z.string(),
  name: z.string(),
  role: Role,
  expiresAt: z.number(),
  // Records from before these were kept are read as they are.
  invitedBy: z.array(InviterSchema).max(mostInviters).optional(),
  device: z.string().optional(),
});

export type Redeemed =
  | { readonly ok: true; readonly token: string; readonly session: Session }
  | { readonly ok: false; readonly why: 'used' | 'expired' | 'unknown' };

export type SignIn = {
  /**
   * A new link's token.
   * @param id of somebody whom the crew's list names: the same whenever they sign in
   */
  invite(role: Role, name: string, invitedBy: readonly Inviter[], id?: string): Promise<string>;
  /**
   * Rejects when the disk does not answer and the link is not one of this process.
   * @param deviceMark of the browser that opens it
   */
  redeem(linkToken: string, deviceMark: string): Promise<Redeemed>;
  /** Rejects when the disk does not answer and this process has not met the session. */
  sessionOf(sessionToken: string | undefined): Promise<Session | undefined>;
  signOut(sessionToken: string): Promise<void>;
};

export const randomToken = () => randomBytes(32).toString('base64url');
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
    async invite(role, name, invitedBy, id = `op-${randomBytes(6).toString('hex')}`) {
      const token = randomToken();
      const link: Session = { id, name, role, invitedBy, expiresAt: clock.now() + linkLasts };
      await records.set(`operator-link:${hashOf(token)}`, JSON.stringify(link));
      return token;
    },

    async redeem(linkToken, deviceMark) {
      const hash = hashOf(linkToken);
      const kept = await records.get(`operator-link:${hash}`);
      if (kept === undefined) return { ok: false, why: (await records.get(`operator-link-used:${hash}`)) ? 'used' : 'unknown' };
      if (!(await records.takeOnce(`operator-link:${hash}`))) return { ok: false, why: 'used' };
      await records.set(`operator-link-used:${hash}`, String(clock.now()));
      const link = read(kept);
      if (!link) return { ok: false, why: 'unknown' };
      if (link.expiresAt <= clock.now()) return { ok: false, why: 'expired' };
      const { expiresAt: _, ...operator } = link;
      return openSession({ ...operator, device: hashOf(deviceMark) });
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
