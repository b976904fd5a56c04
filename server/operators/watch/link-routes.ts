/** The two requests about links of views: make one, revoke one. For the director and the producer. */
import express, { type Request, type RequestHandler, type Router } from 'express';
import { z } from 'zod';
import { ViewKind } from '../../contract/watch.ts';
import type { DoorLog, Session } from '../operator-socket.ts';
import { sessionTokenIn } from '../same-house.ts';
import type { SignIn } from '../sign-in.ts';
import { mostLinks, type ViewLinks } from './view-links.ts';

const MakeBody = z.strictObject({ kind: ViewKind, name: z.string().trim().min(1).max(40) });
const RevokeBody = z.strictObject({ id: z.string().min(1).max(64) });

/** The token in the #fragment: no server or proxy logs it. */
const pathOfView = (token: string): string => `/view#${token}`;

type Needs = {
  readonly links: ViewLinks;
  readonly signIn: SignIn;
  readonly now: () => number;
  readonly log: DoorLog;
  onMade(): void;
  onRevoked(id: string): void;
};

export const linkRoutes = ({ links, signIn, now, log, onMade, onRevoked }: Needs): Router => {
  const asker = async (req: Request): Promise<Session | undefined> => {
    const session = await signIn.sessionOf(sessionTokenIn(req.headers));
    return session && (session.role === 'director' || session.role === 'producer') ? session : undefined;
  };
  const notYours = { message: 'Only the director and the producer make and revoke links of views.' };

  const make: RequestHandler = async (req, res) => {
    const who = await asker(req);
    if (!who) return void res.status(403).json(notYours);
    const body = MakeBody.safeParse(req.body);
    if (!body.success) return void res.status(400).json({ message: 'Choose a view and give a name of at most 40 characters.' });
    const { kind, name } = body.data;
    const token = await links.make(kind, name, who.name, now());
    if (token === undefined)
      return void res.status(409).json({ message: `There are ${mostLinks} links already. Revoke one that nobody needs.` });
    log.info({ by: who.id, kind, name }, 'A link of a view was made.');
    onMade();
    res.json({ link: pathOfView(token) });
  };

  const revoke: RequestHandler = async (req, res) => {
    const who = await asker(req);
    if (!who) return void res.status(403).json(notYours);
    const body = RevokeBody.safeParse(req.body);
    if (!body.success || !(await links.revoke(body.data.id)))
      return void res.status(404).json({ message: 'There is no such link any more.' });
    log.info({ by: who.id, link: body.data.id }, 'A link of a view was revoked.');
    onRevoked(body.data.id);
    res.json({});
  };

  const router = express.Router();
  router.post('/operators/links', make);
  router.post('/operators/links/revoke', revoke);
  return router;
};
