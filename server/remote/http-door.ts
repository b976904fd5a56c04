/**
 * Button boxes over HTTP: `POST /control/v1/<task>` presses, `GET /control/v1/state` reads.
 *
 * The token comes in `Authorization: Bearer`, never in an address that logs keep. Only POST does anything: clients and proxies repeat
 * the other methods by themselves. Answers are `{ok, refusal}`, with a status that says the same to whoever reads no JSON.
 */
import express, { type ErrorRequestHandler, type Request, type Response, type Router } from 'express';
import { z } from 'zod';
import type { RefusalCode, Reply } from '../contract/commands.ts';
import type { OperatorView } from '../contract/views.ts';
import type { Clock } from '../ports/clock.ts';
import type { PressDesk } from './answer-press.ts';
import type { Press } from './read-press.ts';
import { boxState, tagOf } from './state.ts';
import type { Device } from './whose-hand.ts';

type Needs = { readonly desk: PressDesk; readonly view: () => OperatorView; readonly clock: Clock };

const statusOf: Readonly<Record<RefusalCode, number>> = {
  malformed: 400,
  'not-signed-in': 401,
  'not-allowed': 403,
  'not-the-chair': 403,
  'two-people': 403,
  unknown: 404,
  stale: 409,
  'too-soon': 409,
  'wrong-phase': 409,
  'nothing-next': 409,
  'not-approved': 409,
  'key-reused': 409,
  'switcher-transmits': 409,
  'preflight-red': 409,
  'too-late': 409,
  'counts-differ': 409,
  'bad-show-file': 409,
  locked: 409,
  'changed-since': 409,
  'needs-disk': 503,
  'phones-away': 503,
  busy: 503,
};

const Said = z.object({
  believes: z.string().max(64).optional(),
  believesNext: z.string().min(1).max(64).optional(),
  believesCount: z.string().min(1).max(100).optional(),
});
const SentKey = z.string().min(1).max(200).optional();
const Language = z.string().regex(/^[a-z]{2}(-[A-Z]{2})?$/);
const largestBody = '1kb';

const refuse = (response: Response, status: number, code: RefusalCode, message: string): void => {
  response.status(status).json({ ok: false, refusal: { code, message } });
};

const answer = (response: Response, reply: Reply): void => {
  response.status(reply.ok ? 200 : statusOf[reply.refusal.code]).json(reply);
};

const tokenIn = (request: Request): string | undefined => /^Bearer ([\x21-\x7e]{1,100})$/i.exec(request.get('authorization') ?? '')?.[1];

const hasTokenInAddress = ({ query }: Request): boolean => 'token' in query || 'key' in query;

/** Whose box it is; answers and ends here when it is nobody's, or asks too often. */
const boxOf = async ({ desk }: Needs, request: Request, response: Response, what: 'press' | 'state'): Promise<Device | undefined> => {
  response.set('cache-control', 'no-store');
  if (hasTokenInAddress(request)) {
    refuse(response, 400, 'malformed', 'Send the token in the header "Authorization: Bearer <token>", not in the address.');
    return undefined;
  }
  const device = await desk.whoIs(tokenIn(request), request.ip ?? 'unknown');
  if (device === 'no-token') {
    response.set('www-authenticate', 'Bearer realm="button boxes"');
    refuse(response, 401, 'not-signed-in', 'This token is no button box’s. Ask the director for a new one.');
    return undefined;
  }
  if (device !== 'flood' && (await desk.mayAskMore(device, what))) return device;
  response.set('retry-after', '2');
  refuse(response, 429, 'busy', 'Too many requests. Wait two seconds.');
  return undefined;
};

const saidIn = (request: Request): Omit<Press, 'address'> | undefined => {
  const inBody = Said.safeParse(request.body ?? {});
  const inAddress = Said.safeParse(request.query);
  if (!inBody.success || !inAddress.success) return undefined;
  return {
    believes: inBody.data.believes ?? inAddress.data.believes,
    believesNext: inBody.data.believesNext ?? inAddress.data.believesNext,
    believesCount: inBody.data.believesCount ?? inAddress.data.believesCount,
  };
};

const answerState = ({ desk, view, clock }: Needs, device: Device, request: Request, response: Response): void => {
  const whole = view();
  const wished = Language.safeParse(request.query.lang);
  const language = wished.success ? wished.data : (whole.episode?.languages[0] ?? 'en');
  const now = clock.now();
  const body = JSON.stringify(boxState(whole, device, { now, language, refused: desk.refusedOf(device) }));
  const tag = tagOf(body);
  response.set({ etag: tag, 'cache-control': 'no-cache' });
  if (request.get('if-none-match') === tag) response.status(304).end();
  else response.type('json').send(body);
};

const badBody: ErrorRequestHandler = (error: { status?: number }, _request, response, next) => {
  const { status = 500 } = error;
  if (response.headersSent || status >= 500) return next(error);
  refuse(response, status, 'malformed', 'This press cannot be read: send nothing, or a small JSON object such as {"believes":"now"}.');
};

export const boxesOverHttp = (needs: Needs): Router => {
  const { desk } = needs;
  const router = express.Router();

  router.get('/control/v1/state', async (request, response) => {
    const device = await boxOf(needs, request, response, 'state');
    if (device) answerState(needs, device, request, response);
  });

  const readBody = express.json({ limit: largestBody });
  router.post(
    '/control/v1/*task',
    async (request, response, next) => {
      const device = await boxOf(needs, request, response, 'press');
      if (!device) return;
      response.locals.device = device;
      next();
    },
    readBody,
    async (request, response) => {
      const device = response.locals.device as Device;
      const said = saidIn(request);
      const sentKey = SentKey.safeParse(request.get('idempotency-key'));
      if (!said || !sentKey.success) return refuse(response, 400, 'malformed', 'This press cannot be read.');
      const address = request.path.slice('/control/v1/'.length);
      answer(response, await desk.press(device, { address, ...said }, sentKey.data));
    },
  );
  router.all('/control/v1/*task', (_request, response) => {
    response.set('allow', 'POST');
    refuse(response, 405, 'malformed', 'Press with POST. Only /control/v1/state is read with GET.');
  });
  router.use('/control/v1', badBody);
  return router;
};
