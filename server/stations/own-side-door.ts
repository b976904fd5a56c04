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
import { bodyReader } from './read-body.ts';

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

type Limited = 'read' | 'break' | 'message' | 'measure';

const openLimits = () => {
  const limits = { read: howOften(40, 5), break: howOften(10, 5), message: howOften(10, 5), measure: howOften(5, 5) };
  return (kind: Limited, stationId: string, response: Response): Promise<boolean> => limits[kind](stationId, response);
};

const openAnswers = ({ clock, desk, hear }: OwnSideNeeds) => {
  const before = openAskedBefore<Answer>(({ ok }) => !ok);
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
  /** One that may be sent again under its key. */
  const once = async (stationId: string, sent: string, asked: StationAsk, response: Response) => {
    const answer = before.once(stationId, sent, asked, () => hear(stationId, asked));
    if (!answer) return void response.status(409).json({ code: 'key-reused', message: 'This key was used for something else.' });
    finish(stationId, response, await inTime(clock, answer));
  };
  return { giveDesk, finish, once };
};

export const ownSideDoor = (needs: OwnSideNeeds): OwnSideDoor => {
  const { clock, log, hear, measured } = needs;
  const router = express.Router();
  const caller = callerFinder(needs);
  const hasRoom = openLimits();
  const { giveDesk, finish, once } = openAnswers(needs);
  const readBody = bodyReader('4kb');

  /** The key first, then how often, and only then what was sent. @param instead what to send, for whoever sent something else */
  const hearAt = <T>(
    [path, limited, schema, instead]: readonly [path: string, limited: Limited, schema: z.ZodType<T>, instead: string],
    hears: (stationId: string, said: T, response: Response) => Promise<void> | void,
  ) =>
    router.post(`/stations/v1/${path}`, async (request, response) => {
      const stationId = caller.find(request, response);
      if (stationId === undefined || !(await hasRoom(limited, stationId, response))) return;
      const said = schema.safeParse(await readBody(request, response));
      if (said.success) await hears(stationId, said.data, response);
      else response.status(400).json({ code: 'malformed', message: `Send ${instead}.` });
    });

  router.get('/stations/v1/desk', async (request, response) => {
    const stationId = caller.find(request, response);
    if (stationId !== undefined && (await hasRoom('read', stationId, response))) giveDesk(stationId, response);
  });
  const aBreak = '{"action": "start", "key": "<yours>", "length": <ms>} or {"action": "end", "key": "<yours>"}';
  hearAt(['break', 'break', BreakAskSchema, aBreak], async (stationId, said, response) => {
    log.info({ station: stationId, action: said.action }, 'A station’s box asks for a local break.');
    await once(stationId, `break ${said.key}`, { do: 'break', ask: said }, response);
  });
  const aMessage = '{"text": "<up to 160 characters, one line>", "key": "<yours>"}';
  hearAt(['messages', 'message', Written, aMessage], (stationId, said, response) =>
    once(stationId, `message ${said.key}`, { do: 'write', text: said.text }, response),
  );
  const marks = '{"mark": "delivered" or "seen", "ids": ["<message id>"]}';
  hearAt(['marks', 'read', Marked, marks], async (stationId, { mark, ids }, response) => {
    finish(stationId, response, await inTime(clock, hear(stationId, { do: 'mark', mark, messageIds: ids })));
  });
  const aDelay = '{"delay": <ms>, "frames": <how many>, "spread": <ms>}';
  hearAt(['delay', 'measure', MeasuredDelay, aDelay], (stationId, { delay }, response) => {
    finish(stationId, response, measured(stationId, delay) ? { ok: true } : { ok: false, why: 'unknown' });
  });

  return { router, close: caller.close };
};
