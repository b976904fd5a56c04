/**
 * The signed log over HTTP.
 *
 *   GET  /log/<activation>/checkpoint                  the newest signed head, a C2SP note
 *   GET  /log/<activation>/consistency?from=&to=       { from, to, path }
 *   GET  /log/<activation>/proof/<batch>.<offset>      a receipt's proof (server/contract/vote-proof.ts)
 *   POST /log/<activation>/cosignature                 body: the text of a head, an empty line, the witness's signature line
 *   GET  /log/<activation>/statement/<poll>[?lang=]    the signed statement of result: JSON, or a page to print for a browser
 *   GET  /log/<activation>/export                      everything, as JSON lines; only with the secret of the link
 *
 * A leaf shows what up to 64 passes chose. So proofs and statements are given once the result has been shown to the last viewer; of a vote
 * that was put off or declared void, which may still be shown or asked again, once the evening is over. Until then the answer is 409 `not-yet`.
 */
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { PhoneEpisode } from '../../contract/audience.ts';
import type { EpochMs } from '../../contract/units.ts';
import type { ProofRefusal } from '../../contract/vote-proof.ts';
import type { Clock } from '../../ports/clock.ts';
import type { House } from '../house.ts';
import { answerJson, answerText } from '../http-answers.ts';
import { hearsAt } from '../phone-view.ts';
import type { DoorPoll } from '../poll.ts';
import { readCosignature } from './read-cosignature.ts';
import { statementPage } from './statement-page.ts';
import { createStatements } from './statements.ts';

type Options = {
  readonly house: House;
  readonly clock: Clock;
  isAuthorised(request: IncomingMessage): boolean;
  /** Writes the export into the answer. */
  exportTo(activationId: string, response: ServerResponse): Promise<void>;
};

type Asked = { readonly request: IncomingMessage; readonly response: ServerResponse; readonly url: URL; readonly activationId: string };

/** More than these at once are told to come back: the disk's worker has votes to write. */
const mostAsking = 100;

const refuse = (response: ServerResponse, status: number, code: ProofRefusal['code'], message: string): void =>
  answerJson(response, status, { code, message } satisfies ProofRefusal);
const nothing = (response: ServerResponse): void => refuse(response, 404, 'not-found', 'There is nothing like that in this log.');

/**
 * True once the last viewer has seen how it ended. What was put off or declared void may still be shown or asked again: what it
 * counted stays inside until the evening is over.
 */
const isOver = (poll: DoorPoll, episode: PhoneEpisode | undefined, now: EpochMs): boolean => {
  const outcome = poll.outcome();
  if (!outcome) return false;
  const isOn = episode?.activationId === poll.rules().activationId;
  const isSettled = outcome.decision === 'yea' || outcome.decision === 'nay';
  if (!isSettled && isOn && !episode.ended) return false;
  return (isSettled || poll.final() !== undefined) && now >= hearsAt(poll, outcome, undefined, isOn ? episode : undefined);
};

const whole = (text: string | null): number | undefined => (text !== null && /^\d{1,10}$/.test(text) ? Number(text) : undefined);

const createAnswers = ({ house, clock }: Options) => {
  const { disk } = house.signedLog;
  const statements = createStatements(disk);
  const notYet = (response: ServerResponse): void =>
    refuse(response, 409, 'not-yet', 'This is shown once everyone has seen how the vote ended.');
  return {
    async checkpoint({ response, activationId }: Asked): Promise<void> {
      const head = await house.signedLog.latest(activationId);
      if (head) answerText(response, 200, head.note);
      else nothing(response);
    },
    async consistency({ response, url, activationId }: Asked): Promise<void> {
      const [from, to] = [whole(url.searchParams.get('from')), whole(url.searchParams.get('to'))];
      const proof = from === undefined || to === undefined ? undefined : await disk.ask('consistency', activationId, from, to);
      if (proof) answerJson(response, 200, proof);
      else nothing(response);
    },
    async proof({ response, activationId }: Asked, receipt: string): Promise<void> {
      const [batch, offset] = receipt.split('.').map(Number);
      const number = await disk.ask('pollOfBatch', activationId, batch ?? 0);
      const poll = number === undefined ? undefined : house.book.byNumber(number);
      if (!poll) return nothing(response);
      if (!isOver(poll, house.stage()?.episode, clock.now())) return notYet(response);
      const proof = await disk.ask('proof', activationId, batch ?? 0, offset ?? 0);
      if (proof === 'busy') refuse(response, 503, 'busy', 'No signed head covers this yet. Try again in a second.');
      else if (proof) answerJson(response, 200, proof);
      else nothing(response);
    },
    async statement({ request, response, url, activationId }: Asked, name: string): Promise<void> {
      const number = whole(name);
      const poll = number === undefined ? house.book.latest(decode(name) ?? '') : house.book.byNumber(number);
      if (!poll || poll.rules().activationId !== activationId) return nothing(response);
      if (!isOver(poll, house.stage()?.episode, clock.now())) return notYet(response);
      const signed = await statements.of(activationId, poll.number);
      if (!signed) return nothing(response);
      if (signed === 'busy' || signed.statement.decision === null)
        return refuse(response, 503, 'busy', 'A decision about this is on its way into the signed log. Try again in a second.');
      if (!/\btext\/html\b/.test(request.headers.accept ?? '')) return answerJson(response, 200, signed);
      const language = url.searchParams.get('lang') ?? request.headers['accept-language'] ?? '';
      const page = statementPage(signed, /^zh/.test(language) ? 'zh' : 'en');
      response.setHeader('Content-Security-Policy', `default-src 'none'; style-src 'sha256-${page.styleHash}'; frame-ancestors 'none'`);
      response
        .writeHead(200, { 'Content-Type': 'text/html; charset=utf-8', 'Content-Length': Buffer.byteLength(page.html) })
        .end(page.html);
    },
    async cosignature({ request, response, activationId }: Asked): Promise<void> {
      const given = await readCosignature(request);
      if (!given) return refuse(response, 400, 'not-found', 'That is not a signed head with one signature line.');
      const episode = house.stage()?.episode;
      const witnesses = (episode?.activationId === activationId && episode.witnesses) || [];
      const said = await disk.ask('cosign', activationId, given.size, given.line, witnesses, clock.now());
      if (said.code === 'ok') {
        house.signedLog.witnessed(said.checkpoint);
        answerText(response, 200, said.checkpoint.note);
      } else if (said.code === 'other-size') refuse(response, 409, 'not-found', 'This log has signed no head of that size.');
      else refuse(response, 403, 'not-found', 'No witness that this series names has signed this head of the log.');
    },
  };
};

const route = /^\/log\/([^/]{1,300})\/(checkpoint|consistency|cosignature|export|proof\/(\d{1,10}\.\d{1,5})|statement\/([^/]{1,300}))$/;

const decode = (text: string): string | undefined => {
  try {
    return decodeURIComponent(text);
  } catch {
    // Not an address that we ever gave.
    return undefined;
  }
};

export type LogRoutes = (request: IncomingMessage, response: ServerResponse, url: URL) => Promise<boolean>;

/** Resolves false when the request is not about the log. */
export const createLogRoutes = (options: Options): LogRoutes => {
  const answers = createAnswers(options);
  let asking = 0;
  const answer = async (asked: Asked, [, , what = '', receipt = '', poll = '']: readonly (string | undefined)[]): Promise<void> => {
    const { request, response } = asked;
    if (what === 'export') {
      if (!options.isAuthorised(request)) answerText(response, 401, 'Only the show server may have this.\n');
      else {
        // Only what a head covers is exported: let it cover what is on disk by now.
        await options.house.signedLog.signAll();
        await options.exportTo(asked.activationId, response);
      }
    } else if (what === 'cosignature') await answers.cosignature(asked);
    else if (receipt) await answers.proof(asked, receipt);
    else if (poll) await answers.statement(asked, poll);
    else if (what === 'checkpoint') await answers.checkpoint(asked);
    else await answers.consistency(asked);
  };
  return async (request, response, url) => {
    const found = route.exec(url.pathname);
    const activationId = found?.[1] === undefined ? undefined : decode(found[1]);
    if (!found || activationId === undefined) return false;
    if ((request.method === 'POST') !== (found[2] === 'cosignature')) {
      response.setHeader('Allow', found[2] === 'cosignature' ? 'POST' : 'GET');
      answerText(response, 405, 'Not this way.\n');
      return true;
    }
    if (asking >= mostAsking) {
      refuse(response, 503, 'busy', 'Many ask for this now. Try again in some seconds.');
      return true;
    }
    asking += 1;
    try {
      response.setHeader('Access-Control-Allow-Origin', '*');
      await answer({ request, response, url, activationId }, found);
    } catch {
      // The disk is late or refuses; it is reported where votes are written, the asker tries again.
      if (!response.headersSent) refuse(response, 503, 'busy', 'The log cannot be read now. Try again in some seconds.');
      else response.destroy();
    } finally {
      asking -= 1;
    }
    return true;
  };
};
