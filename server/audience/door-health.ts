/**
 * How the door is: who is connected, what it refuses, what it answered and shed since it started.
 *
 * Told over the link, and at `GET /health` to whoever shows the link's secret (`Authorization: Bearer <link secret>`):
 * how many votes came is nobody else's to know while a vote is open.
 */
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { DoorFigures } from './door-tally.ts';
import { answerJson, answerText } from './http-answers.ts';

export type DoorHealth = {
  readonly phones: number;
  readonly refusing: boolean;
  readonly message: string;
  readonly figures: DoorFigures;
  /** Whose signature the log bears. */
  readonly logKey: string;
};

type Needs = { health(): DoorHealth; mayLook(request: IncomingMessage): boolean };

/** False when the request is for something else. */
export const answerHealth = (request: IncomingMessage, response: ServerResponse, { health, mayLook }: Needs): boolean => {
  if (request.url !== '/health') return false;
  if (mayLook(request)) answerJson(response, 200, health());
  else {
    response.setHeader('WWW-Authenticate', 'Bearer realm="link"');
    answerText(response, 401, 'Send the link’s secret in the header "Authorization: Bearer <secret>".\n');
  }
  return true;
};
