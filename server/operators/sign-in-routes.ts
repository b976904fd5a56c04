/**
 * The three requests of the door: sign in with a link, invite (the director), sign out.
 *
 * Each answers JSON; a refusal is `{message}` in words the page shows as they are.
 */
import express, { type ErrorRequestHandler, type Request, type RequestHandler, type Response, type Router } from 'express';
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';
import { z } from 'zod';
import { Role } from '../contract/commands.ts';
import { rowAfter } from '../contract/inviters.ts';
import type { DoorLog, Session } from './operator-socket.ts';
import { cookieName, deviceCookieName, deviceMarkIn, isFromOurPage, sessionTokenIn } from './same-house.ts';
import { deviceMarkLasts, randomToken, type SignIn, sessionLasts } from './sign-in.ts';

const SignInBody = z.strictObject({ token: z.string().min(20).max(100) });
const InviteBody = z.strictObject({ role: Role, name: z.string().trim().min(1).max(40) });

const another = 'Ask the director for a new one, or restart the show server: it prints a new link.';
const linkRefused = {
  used: `This link was used already. ${another}`,
  expired: `This link is more than 24 hours old. ${another}`,
  unknown: `This is not a sign-in link of this server. ${another}`,
};

/** Takes a token of the limiter for the asker's address; answers 429 and resolves false when there is none left. */
const mayTry = async (limiter: RateLimiterMemory, req: Request, res: Response): Promise<boolean> => {
  try {
    await limiter.consume(req.ip ?? 'unknown');
    return true;
  } catch (error) {
    if (!(error instanceof RateLimiterRes)) throw error;
    const wait = Math.ceil(error.msBeforeNext / 1000);
    res
      .status(429)
      .set('Retry-After', String(wait))
      .json({ message: `Too many tries from this address. Wait ${wait} s and try again.` });
    return false;
  }
};

const ourPageOnly: RequestHandler = (req, res, next) => {
  res.set('Cache-Control', 'no-store');
  if (isFromOurPage(req.headers)) next();
  else res.status(403).json({ message: 'This request did not come from the control room of this server.' });
};

const answerTrouble =
  (log: DoorLog): ErrorRequestHandler =>
  (error: Error & { status?: number }, _req, res, _next) => {
    const status = error.status ?? 503;
    if (status >= 500) log.error({ error }, 'A sign-in request failed.');
    const message =
      status >= 500 ? 'The disk does not answer, so we cannot check this. Try again in a moment.' : 'This request cannot be read.';
    res.status(status).json({ message });
  };

/** The token in the #fragment: no server or proxy logs it. */
export const pathOfLink = (token: string): string => `/control/sign-in#token=${token}`;

export type Doorkeeping = {
  readonly signIn: SignIn;
  readonly log: DoorLog;
  onSignedOut(sessionToken: string): void;
};

export const signInRoutes = ({ signIn, log, onSignedOut }: Doorkeeping): Router => {
  const tries = new RateLimiterMemory({ points: 10, duration: 60 });
  const invitations = new RateLimiterMemory({ points: 30, duration: 60 });

  const letIn: RequestHandler = async (req, res) => {
    if (!(await mayTry(tries, req, res))) return;
    const body = SignInBody.safeParse(req.body);
    const mark = deviceMarkIn(req.headers) ?? randomToken();
    const redeemed = body.success ? await signIn.redeem(body.data.token, mark) : ({ ok: false, why: 'unknown' } as const);
    if (!redeemed.ok) {
      log.warn({ why: redeemed.why, address: req.ip }, 'A sign-in link was refused.');
      res.status(401).json({ message: linkRefused[redeemed.why] });
      return;
    }
    const { id, name, role } = redeemed.session;
    log.info({ operator: id, name, role, address: req.ip }, 'An operator signed in.');
    const rules = { httpOnly: true, sameSite: 'strict', secure: req.secure, path: '/' } as const;
    res.cookie(cookieName(req.headers.host), redeemed.token, { ...rules, maxAge: sessionLasts });
    res.cookie(deviceCookieName(req.headers.host), mark, { ...rules, maxAge: deviceMarkLasts });
    res.json({ id, name, role });
  };

  const invite: RequestHandler = async (req, res) => {
    const asker: Session | undefined = await signIn.sessionOf(sessionTokenIn(req.headers));
    const refuse = (status: number, message: string) => void res.status(status).json({ message });
    if (!asker) return refuse(401, 'You are not signed in.');
    if (asker.role !== 'director') return refuse(403, 'Only the director invites operators.');
    if (!(await mayTry(invitations, req, res))) return;
    const body = InviteBody.safeParse(req.body);
    if (!body.success) return refuse(400, 'Give a role and a name of at most 40 characters.');
    const invitedBy = rowAfter(asker);
    if (!invitedBy) return refuse(409, 'Too many have invited each other in a row. Ask somebody further up it for this invitation.');
    const { role, name } = body.data;
    log.info({ by: asker.id, role, name }, 'An operator was invited.');
    res.json({ link: pathOfLink(await signIn.invite(role, name, invitedBy)) });
  };

  const signOut: RequestHandler = async (req, res) => {
    const token = sessionTokenIn(req.headers);
    res.clearCookie(cookieName(req.headers.host), { path: '/' });
    if (token) {
      onSignedOut(token);
      await signIn.signOut(token);
    }
    res.json({});
  };

  const router = express.Router();
  router.use('/operators', ourPageOnly, express.json({ limit: '2kb', strict: true }));
  router.post('/operators/sign-in', letIn);
  router.post('/operators/invite', invite);
  router.post('/operators/sign-out', signOut);
  router.use('/operators', answerTrouble(log));
  return router;
};
