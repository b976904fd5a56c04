/**
 * The station's own side, behind its key: `GET /stations/v1/desk` (its state, breaks and messages), `POST /stations/v1/break` (its box leaves
 * and comes back), `POST /stations/v1/messages` (it writes), `POST /stations/v1/marks` (what it has, and has seen),
 * `POST /stations/v1/delay` (how late it has measured its picture to be).
 *
 * Whatever it asks twice under one key is done once. How often it may ask is bounded, of each kind by itself: messages never keep a box
 * from its break. Every answer comes within five seconds.
 */
import express, { type Request, type Response, type Router } from 'express';
import { z } from 'zod';
import { BreakAskSchema } from '../contract/local-breaks.ts';
import { MeasuredDelay } from '../contract/measured-delay.ts';
import type { OwnSide } from '../contract/own-side.ts';
import { stationText } from '../contract/station-messages.ts';
import type { Ms } from '../contract/units.ts';
import type { StationAsk } from '../core/station-asks.ts';
import type { Clock } from '../ports/clock.ts';
import { openAskedBefore } from './asked-before.ts';
import { howOften } from './how-often.ts';
import { answerRefused, type GateNeeds, keyGate } from './key-gate.ts';

type Say = (fields: Readonly<Record<string, unknown>>, message: string) => void;
type Answer = { readonly ok: true } | { readonly ok: false; readonly why: 'off' | 'unknown' | 'failed' | 'late' };

export type OwnSideNeeds = GateNeeds & {
  readonly log: { readonly info: Say };
  readonly desk: (stationId: string) => OwnSide | undefined;
  readonly hear: (stationId: string, asked: StationAsk) => Promise<Answer>;
  /** @returns false: there is no such station */
  readonly measured: (stationId: string, delay: Ms) => boolean;
};

export type OwnSideDoor = { readonly router: Router; readonly close: () => void };

const key = z.string().min(1).max(64);
export const Written = z.strictObject({ key, text: stationText });
export const Marked = z.strictObject({ mark: z.enum(['delivered', 'seen']), ids: z.array(z.string().max(64)).min(1).max(60) });

const answerWithin: Ms = 5000;
const refusals: Readonly<Record<'off' | 'unknown' | 'failed' | 'late', readonly [status: number, message: string]>> = {
  off: [409, 'Nothing is on that stations have a part in.'],
  unknown: [404, 'The episode has no such station.'],
  failed: [503, 'That could not be done. Ask again.'],
  late: [503, 'The show did not answer in time. Ask again, under the same key.'],
};

const inTime = (clock: Clock, answer: Promise<Answer>): Promise<Answer> =>
  new Promise((resolve) => {
    const cancel = clock.wakeAt(clock.now() + answerWithin, () => resolve({ ok: false, why: 'late' }));
    void answer
      .catch((): Answer => ({ ok: false, why: 'failed' }))
      .then((said) => {
        cancel();
        resolve(said);
      });
  });

/** Answers what is refused. @returns the caller's station */
const callerFinder = (needs: OwnSideNeeds) => {
  const gate = keyGate(needs, 'A station’s page was');
  const find = (request: Request, response: Response): string | undefined => {
    const caller = gate.find(request);
    if (caller.ok) return caller.stationId;
    answerRefused(response, caller);
    return undefined;
  };
  return { find, close: gate.close };
};

const openLimits = () => {
  const limits = { read: howOften(40, 5), break: howOften(10, 5), message: howOften(10, 5), measure: howOften(5, 5) };
  return (kind: keyof typeof limits, stationId: string, response: Response): Promise<boolean> => limits[kind](stationId, response);
};

export const ownSideDoor = (needs: OwnSideNeeds): OwnSideDoor => {
  const { clock, log, desk, hear, measured } = needs;
  const router = express.Router();
  const caller = callerFinder(needs);
  const hasRoom = openLimits();
  const before = openAskedBefore<Answer>(({ ok }) => !ok);
  const body = express.json({ limit: '4kb', strict: true });

  const giveDesk = (stationId: string, response: Response) => {
    const own = desk(stationId);
    response.set('cache-control', 'no-store');
    if (own) response.json(own);
    else response.status(404).json({ code: 'unknown', message: refusals.unknown[1] });
  };
  const finish = (stationId: string, response: Response, answer: Answer) => {
    if (answer.ok) return giveDesk(stationId, response);
    const [status, message] = refusals[answer.why];
    response.status(status).json({ code: answer.why, message });
  };
  const malformed = (response: Response, instead: string) =>
    void response.status(400).json({ code: 'malformed', message: `Send ${instead}.` });

  /** One that may be sent again under its key. */
  const once = async (stationId: string, sent: string, asked: StationAsk, response: Response) => {
    const answer = before.once(stationId, sent, asked, () => hear(stationId, asked));
    if (!answer) return void response.status(409).json({ code: 'key-reused', message: 'This key was used for something else.' });
    finish(stationId, response, await inTime(clock, answer));
  };

  router.get('/stations/v1/desk', async (request, response) => {
    const stationId = caller.find(request, response);
    if (stationId !== undefined && (await hasRoom('read', stationId, response))) giveDesk(stationId, response);
  });
  router.post('/stations/v1/break', body, async (request, response) => {
    const stationId = caller.find(request, response);
    if (stationId === undefined || !(await hasRoom('break', stationId, response))) return;
    const said = BreakAskSchema.safeParse(request.body);
    if (!said.success)
      return malformed(response, '{"action": "start", "key": "<yours>", "length": <ms>} or {"action": "end", "key": "<yours>"}');
    log.info({ station: stationId, action: said.data.action }, 'A station’s box asks for a local break.');
    await once(stationId, `break ${said.data.key}`, { do: 'break', ask: said.data }, response);
  });
  router.post('/stations/v1/messages', body, async (request, response) => {
    const stationId = caller.find(request, response);
    if (stationId === undefined || !(await hasRoom('message', stationId, response))) return;
    const said = Written.safeParse(request.body);
    if (!said.success) return malformed(response, '{"text": "<up to 160 characters, one line>", "key": "<yours>"}');
    await once(stationId, `message ${said.data.key}`, { do: 'write', text: said.data.text }, response);
  });
  router.post('/stations/v1/marks', body, async (request, response) => {
    const stationId = caller.find(request, response);
    if (stationId === undefined || !(await hasRoom('read', stationId, response))) return;
    const said = Marked.safeParse(request.body);
    if (!said.success) return malformed(response, '{"mark": "delivered" or "seen", "ids": ["<message id>"]}');
    const asked = { do: 'mark', mark: said.data.mark, messageIds: said.data.ids } as const;
    finish(stationId, response, await inTime(clock, hear(stationId, asked)));
  });
  router.post('/stations/v1/delay', body, async (request, response) => {
    const stationId = caller.find(request, response);
    if (stationId === undefined || !(await hasRoom('measure', stationId, response))) return;
    const said = MeasuredDelay.safeParse(request.body);
    if (!said.success) return malformed(response, '{"delay": <ms>, "frames": <how many>, "spread": <ms>}');
    finish(stationId, response, measured(stationId, said.data.delay) ? { ok: true } : { ok: false, why: 'unknown' });
  });

  return { router, close: caller.close };
};
