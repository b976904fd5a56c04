/**
 * A pass over plain HTTP, for whoever has no socket: POST /pass[?p=<picture or path>&c=<code>].
 *
 * 201 { pass, activationId, path, tier[, proof] }; `proof` says why a code proved nothing. 428 { code: 'work', challenge }: solve it
 * and ask again with header X-Work, base64url of the JSON { challenge, solution }. 429 when too many came from there, 503 while none can be given.
 */
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { PhoneWork } from '../contract/phone.ts';
import { tierOf, unknownPath } from '../core/vote-count.ts';
import type { Clock } from '../ports/clock.ts';
import type { Place } from './address-prefix.ts';
import type { House } from './house.ts';
import { answerJson } from './http-answers.ts';
import { receive } from './newcomer.ts';
import { readWork } from './phone-says.ts';

type Options = { readonly house: House; readonly clock: Clock; placeOf(request: IncomingMessage): Place };

const workIn = (request: IncomingMessage): PhoneWork | undefined => {
  const given = request.headers['x-work'];
  return typeof given === 'string' && given.length <= 4096 ? readWork(Buffer.from(given, 'base64url').toString()) : undefined;
};

export const givePass = async (
  request: IncomingMessage,
  response: ServerResponse,
  { searchParams }: URL,
  { house, clock, placeOf }: Options,
): Promise<void> => {
  const stage = house.stage();
  if (!stage) return answerJson(response, 503, { code: 'no-episode', message: 'No episode is on yet.' });
  const path = searchParams.get('p') ?? undefined;
  const code = searchParams.get('c') ?? undefined;
  const reception = await receive(house, stage, clock, { path, code, place: placeOf(request), work: workIn(request) });
  switch (reception.is) {
    case 'work':
      return answerJson(response, 428, { code: 'work', challenge: reception.challenge });
    case 'refused':
      return answerJson(response, 429, { code: 'too-many', message: 'Too many have come from there. Try again later.' });
    case 'none':
      return answerJson(response, 503, { code: 'not-recorded', message: 'No pass can be given now. Try again.' });
    case 'seated': {
      const { seat, judged } = reception;
      const { standing, refusal } = judged;
      answerJson(response, 201, {
        pass: seat.pass,
        activationId: stage.episode.activationId,
        path: standing.path === unknownPath ? null : (stage.paths.idOf(standing.path) ?? null),
        tier: tierOf(standing.tier),
        ...(refusal ? { proof: refusal } : {}),
      });
    }
  }
};
