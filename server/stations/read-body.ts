/** What a station sends with a request, read only when it is asked for: whoever has no key is refused before a byte of theirs is taken in. */
import express, { type Request, type Response } from 'express';

export type ReadBody = (request: Request, response: Response) => Promise<unknown>;

/** @param limit as Express writes sizes, `4kb`. @returns what fails for a body that is longer, or is not JSON, as Express says it */
export const bodyReader = (limit: string): ReadBody => {
  const parse = express.json({ limit, strict: true });
  return (request, response) =>
    new Promise((resolve, reject) => {
      parse(request, response, (error?: unknown) => (error === undefined ? resolve(request.body) : reject(error)));
    });
};
