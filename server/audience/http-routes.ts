/**
 * The door over plain HTTP: the page, the public state, and the way to vote that always works.
 *
 *   GET  /                         the phone page (and its assets)
 *   GET  /state                    { now, episode, polls } as a phone of unknown path sees them
 *   POST /pass                     give-pass.ts
 *   POST /v/<poll>/<yea|nay>       http-votes.ts
 *   /embed/<station>               embed-page.ts
 *   /log/…                         log/log-routes.ts
 * No request carries a body that is read; one that does carry more than a kilobyte is refused.
 */
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Clock } from '../ports/clock.ts';
import type { Place } from './address-prefix.ts';
import { limits } from './door-limits.ts';
import type { DoorTally } from './door-tally.ts';
import { createEmbedPage } from './embed-page.ts';
import { givePass } from './give-pass.ts';
import type { House } from './house.ts';
import { answerFile, answerJson, answerText, setCommonHeaders } from './http-answers.ts';
import type { HttpVotes } from './http-votes.ts';
import type { LogRoutes } from './log/log-routes.ts';
import type { PageFiles } from './page-files.ts';
import { phonePoll } from './phone-view.ts';
import { readVoteAddress } from './read-door-request.ts';

type Options = {
  readonly house: House;
  readonly clock: Clock;
  readonly tally: DoorTally;
  readonly votes: HttpVotes;
  readonly page: PageFiles;
  readonly embed: PageFiles;
  readonly signedLog: LogRoutes;
  placeOf(request: IncomingMessage): Place;
};

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
    const viewing = { watching: { path: undefined, proved: false }, episode, now };
    built = {
      at: now,
      body: { now, episode: episode ?? null, polls: polls.map((poll) => phonePoll(poll, house.published(poll), viewing)) },
    };
    return built.body;
  };
};

/** Reads past a body nobody wants; false when it is too long, and the connection then ends. */
const passOverBody = (request: IncomingMessage, response: ServerResponse, tally: DoorTally): boolean => {
  const stop = (): void => {
    if (!response.headersSent) {
      tally.shed('request-too-long');
      response.setHeader('Connection', 'close');
      answerText(response, 413, 'That is too long.\n');
    }
    request.destroy();
  };
  // A body whose length nobody says could only be refused after it was acted on.
  if (request.headers['transfer-encoding'] !== undefined || Number(request.headers['content-length'] ?? 0) > limits.requestBody) {
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

const post = async (request: IncomingMessage, response: ServerResponse, url: URL, options: Options): Promise<void> => {
  const address = readVoteAddress(url.pathname);
  if (address) options.votes.takeRequest(request, response, address);
  else if (url.pathname === '/pass') await givePass(request, response, url, options);
  else refuseMethod(response, 'GET, HEAD');
};

const refuseMethod = (response: ServerResponse, allowed: string): void => {
  response.setHeader('Allow', allowed);
  answerText(response, 405, 'Not this way.\n');
};

export const createRoutes = (options: Options) => {
  const publicState = createPublicState(options);
  const giveEmbed = createEmbedPage({ house: options.house, page: options.embed });
  const get = (request: IncomingMessage, response: ServerResponse, url: URL): void => {
    if (readVoteAddress(url.pathname) || url.pathname === '/pass') refuseMethod(response, 'POST');
    else if (url.pathname === '/state') answerJson(response, 200, publicState());
    else if (!giveEmbed(request, response, url)) givePage(request, response, url.pathname, options.page);
  };
  return async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    setCommonHeaders(request, response);
    if (!passOverBody(request, response, options.tally)) return;
    const asked = request.url ?? '/';
    if (!URL.canParse(asked, 'http://door')) {
      answerText(response, 400, 'That is not an address.\n');
      return;
    }
    const url = new URL(asked, 'http://door');
    if (await options.signedLog(request, response, url)) return;
    if (request.method === 'POST') await post(request, response, url, options);
    else if (request.method === 'GET' || request.method === 'HEAD') get(request, response, url);
    else refuseMethod(response, 'GET, HEAD, POST');
  };
};
