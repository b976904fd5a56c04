/**
 * GET and PUT /operators/desk: what the control room remembers for whoever is signed in, so that it is there on another machine too.
 *
 * Kept by role and name, since a new sign-in link is a new id of the same person. One note at a time is joined to what is kept;
 * of two screens that write at once neither loses the other's. Nothing of it moves the show.
 */
import express, { type RequestHandler, type Response, type Router } from 'express';
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';
import { type DeskMemory, DeskMemorySchema, type DeskNote, DeskNoteSchema, nothingKept, withNote } from '../contract/desk-memory.ts';
import type { KeptRecords } from './kept-records.ts';
import type { DoorLog, Session } from './operator-socket.ts';
import { isFromOurPage } from './same-house.ts';
import { hashOf } from './sign-in.ts';

type Needs = {
  readonly records: KeptRecords;
  readonly sessionOf: (headers: { readonly cookie?: string; readonly host?: string }) => Promise<Session | undefined>;
  readonly log: DoorLog;
};

const say = (response: Response, status: number, message: string): void => void response.status(status).json({ message });

const nameOf = ({ role, name }: Session): string => `operator-desk:${role}:${hashOf(name)}`;

/** What nobody can read is the usual desk. */
const read = (text: string | undefined): DeskMemory => {
  if (text === undefined) return nothingKept;
  try {
    return DeskMemorySchema.safeParse(JSON.parse(text)).data ?? nothingKept;
  } catch (error) {
    if (error instanceof SyntaxError) return nothingKept;
    throw error;
  }
};

/** One write after the other for each name; a name is forgotten once its last write is done. */
const inTurn = () => {
  const tails = new Map<string, Promise<unknown>>();
  return async <T>(name: string, deed: () => Promise<T>): Promise<T> => {
    const before = tails.get(name) ?? Promise.resolve();
    const mine = before.then(deed, deed);
    tails.set(name, mine);
    try {
      return await mine;
    } finally {
      if (tails.get(name) === mine) tails.delete(name);
    }
  };
};

export const deskMemory = ({ records, sessionOf, log }: Needs): Router => {
  const writes = new RateLimiterMemory({ points: 120, duration: 60 });
  const turn = inTurn();

  const keep = (name: string, note: DeskNote): Promise<DeskMemory> =>
    turn(name, async () => {
      const { data } = DeskMemorySchema.safeParse(withNote(read(await records.get(name)), note));
      // More layouts than there are positions: somebody else's page wrote them. The newest is what is wanted.
      const kept = data ?? withNote(nothingKept, note);
      await records.set(name, JSON.stringify(kept));
      return kept;
    });

  const forSession =
    (deed: (session: Session, ...asked: Parameters<RequestHandler>) => Promise<void>): RequestHandler =>
    async (request, response, next) => {
      response.set('Cache-Control', 'no-store');
      try {
        const session = await sessionOf(request.headers);
        if (session) await deed(session, request, response, next);
        else say(response, 401, 'You are not signed in.');
      } catch (error) {
        if (error instanceof RateLimiterRes) return say(response, 429, 'Too many changes of the desk at once. Wait a minute.');
        log.warn({ reason: String(error) }, 'What a desk remembers could not be read.');
        say(response, 503, 'The disk does not answer. Try again in a moment.');
      }
    };

  const router = express.Router();
  router.get(
    '/operators/desk',
    forSession(async (session, _request, response) => void response.json(read(await records.get(nameOf(session))))),
  );
  router.put(
    '/operators/desk',
    express.json({ limit: '8kb', strict: true }),
    forSession(async (session, request, response) => {
      if (!isFromOurPage(request.headers)) return say(response, 403, 'This request did not come from the control room of this server.');
      const note = DeskNoteSchema.safeParse(request.body);
      if (!note.success) return say(response, 400, 'This is no layout and no list of keys.');
      await writes.consume(session.id);
      response.json(await keep(nameOf(session), note.data));
    }),
  );
  return router;
};
