/**
 * The door over plain HTTP: the page, the public state, and the way to vote that always works.
 *
 *   GET  /                         the phone page (and its assets)
 *   GET  /state                    { now, episode, polls } as a phone of unknown path sees them
 *   POST /pass[?p=<path>]          201 { pass, activationId, path }
 *   POST /v/<poll>/<yea|nay>       header X-Pass; optional X-Sequence (0…255); <poll> is a number or a poll's id
 *                                  200 { code: 'counted', poll, choice, sequence, receipt: '<batch>.<offset>' }, else { code, … }
 * No request carries a body that is read; one that does carry more than a kilobyte is refused.
 */
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Choice, VoteCode } from '../contract/phone.ts';
import { type ChoiceCode, choiceCode, choiceOf } from '../core/vote-count.ts';
import type { Clock } from '../ports/clock.ts';
import { limits } from './door-limits.ts';
import type { House, Stage } from './house.ts';
import { answerFile, answerJson, answerText, setCommonHeaders } from './http-answers.ts';
import type { PageFiles } from './page-files.ts';
import { phonePoll } from './phone-view.ts';
import type { DoorPoll, VoteAnswer } from './poll.ts';
import type { Vote } from './vote-desk.ts';

const statusOf: { readonly [C in VoteCode]: number } = {
  counted: 200,
  'unknown-poll': 404,
  early: 409,
  closed: 409,
  outdated: 409,
  'not-eligible': 403,
  'false-pass': 401,
  'bad-vote': 400,
  'too-fast': 429,
  'not-recorded': 503,
};

type Options = { readonly house: House; readonly clock: Clock; readonly page: PageFiles };

const givePage = (request: IncomingMessage, response: ServerResponse, name: string, page: PageFiles): void => {
  const file = page.find(name);
  if (file === 'missing')
    answerText(
      response,
      503,
      'The phone page is not built yet. Run "npm run build" (or "npx vite build --config vite.config.phone.ts").\n',
    );
  else if (!file) answerText(response, 404, 'There is nothing here.\n');
  else answerFile(request, response, file);
};

/** Built at most four times a second, however many ask. */
const createPublicState = ({ house, clock }: Options): (() => object) => {
  let built: { readonly at: number; readonly body: object } | undefined;
  return () => {
    const now = clock.now();
    if (built && now - built.at < 250) return built.body;
    const episode = house.stage()?.episode;
    const polls = episode ? house.book.ofActivation(episode.activationId, limits.pollsOnPhone) : [];
    const viewing = { path: undefined, episode, now };
    built = {
      at: now,
      body: { now, episode: episode ?? null, polls: polls.map((poll) => phonePoll(poll, house.published(poll), viewing)) },
    };
    return built.body;
  };
};

const givePass = async (response: ServerResponse, url: URL, stage: Stage | undefined): Promise<void> => {
  if (!stage) return answerJson(response, 503, { code: 'no-episode', message: 'No episode is on yet.' });
  const path = stage.paths.numberOf(url.searchParams.get('p') ?? undefined);
  const seat = await stage.passes.issueSoon(path);
  if (!seat) return answerJson(response, 503, { code: 'not-recorded', message: 'No pass can be given now. Try again.' });
  answerJson(response, 201, { pass: seat.pass, activationId: stage.episode.activationId, path: stage.paths.idOf(path) ?? null });
};

const sequenceFor = (request: IncomingMessage, poll: DoorPoll, index: number, choice: ChoiceCode): number | undefined => {
  const given = request.headers['x-sequence'];
  if (given !== undefined) return typeof given === 'string' && /^\d{1,3}$/.test(given) && Number(given) < 256 ? Number(given) : undefined;
  const stands = poll.standing(index);
  if (!stands) return 0;
  return stands.choice === choice ? stands.sequence : (stands.sequence + 1) & 0xff;
};

const findPoll = (house: House, name: string): DoorPoll | undefined =>
  (/^\d{1,10}$/.test(name) ? house.book.byNumber(Number(name)) : undefined) ?? house.book.latest(name);

/** The vote that a request asks for, or why it is none. */
const readVote = (request: IncomingMessage, stage: Stage | undefined, poll: DoorPoll | undefined, choice: ChoiceCode): Vote | VoteCode => {
  const given = request.headers['x-pass'];
  if (!stage) return 'not-recorded';
  const index = typeof given === 'string' ? stage.passes.read(given) : undefined;
  if (index === undefined) return 'false-pass';
  if (!poll) return 'unknown-poll';
  const sequence = sequenceFor(request, poll, index, choice);
  if (sequence === undefined) return 'bad-vote';
  return {
    activationId: stage.episode.activationId,
    poll: poll.number,
    index,
    path: stage.passes.pathOf(index),
    tier: 0,
    choice,
    sequence,
  };
};

const takeVote = (request: IncomingMessage, response: ServerResponse, pollName: string, choice: Choice, house: House): void => {
  const poll = findPoll(house, pollName);
  const vote = readVote(request, house.stage(), poll, choiceCode(choice));
  const answer = (said: VoteAnswer): void =>
    answerJson(response, statusOf[said.code], {
      code: said.code,
      ...(poll ? { poll: poll.number } : {}),
      ...(said.choice === undefined ? {} : { choice: choiceOf(said.choice), sequence: said.sequence }),
      ...(said.receipt ? { receipt: `${said.receipt.batch}.${said.receipt.offset}` } : {}),
    });
  if (typeof vote === 'string') answer({ code: vote });
  else house.desk.take(vote, answer);
};

/** Reads past a body nobody wants; false when it is too long, and the connection then ends. */
const passOverBody = (request: IncomingMessage, response: ServerResponse): boolean => {
  const stop = (): void => {
    if (!response.headersSent) {
      response.setHeader('Connection', 'close');
      answerText(response, 413, 'That is too long.\n');
    }
    request.destroy();
  };
  if (Number(request.headers['content-length'] ?? 0) > limits.requestBody) {
    stop();
    return false;
  }
  let seen = 0;
  request.on('data', (chunk: Buffer) => {
    seen += chunk.length;
    if (seen > limits.requestBody) stop();
  });
  return true;
};

const votePath = /^\/v\/([A-Za-z0-9._:~-]{1,200})\/(yea|nay)$/;

const post = async (request: IncomingMessage, response: ServerResponse, url: URL, house: House): Promise<void> => {
  const vote = votePath.exec(url.pathname);
  if (vote) takeVote(request, response, vote[1] ?? '', vote[2] === 'yea' ? 'yea' : 'nay', house);
  else if (url.pathname === '/pass') await givePass(response, url, house.stage());
  else refuseMethod(response, 'GET, HEAD');
};

const refuseMethod = (response: ServerResponse, allowed: string): void => {
  response.setHeader('Allow', allowed);
  answerText(response, 405, 'Not this way.\n');
};

export const createRoutes = (options: Options) => {
  const publicState = createPublicState(options);
  const get = (request: IncomingMessage, response: ServerResponse, url: URL): void => {
    if (votePath.test(url.pathname) || url.pathname === '/pass') refuseMethod(response, 'POST');
    else if (url.pathname === '/state') answerJson(response, 200, publicState());
    else givePage(request, response, url.pathname, options.page);
  };
  return async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    setCommonHeaders(request, response);
    if (!passOverBody(request, response)) return;
    const asked = request.url ?? '/';
    if (!URL.canParse(asked, 'http://door')) {
      answerText(response, 400, 'That is not an address.\n');
      return;
    }
    const url = new URL(asked, 'http://door');
    if (request.method === 'POST') await post(request, response, url, options.house);
    else if (request.method === 'GET' || request.method === 'HEAD') get(request, response, url);
    else refuseMethod(response, 'GET, HEAD, POST');
  };
};
