/** `/stations/docs`: the documents for people and, as JSON, for machines. Made once: they change with the program only. */
import { randomBytes } from 'node:crypto';
import express, { type Router } from 'express';
import { asyncapi } from './asyncapi.ts';
import { openapi } from './openapi.ts';
import { papersPage } from './papers-page.ts';

/** Name of the file → its text; the same are kept in `docs/stations/`. */
export const paperTexts = (): Readonly<Record<string, string>> => ({
  'openapi.json': `${JSON.stringify(openapi(), undefined, 2)}\n`,
  'asyncapi.json': `${JSON.stringify(asyncapi(), undefined, 2)}\n`,
});

export const papersRouter = (): Router => {
  const router = express.Router();
  let made: ReturnType<typeof paperTexts> | undefined;
  router.get('/stations/docs', (_request, response) => {
    const nonce = randomBytes(16).toString('base64');
    response.set({
      'content-security-policy': `default-src 'none'; style-src 'nonce-${nonce}'; img-src data:; base-uri 'none'; frame-ancestors 'none'`,
      'content-type': 'text/html; charset=utf-8',
      ...{ 'x-content-type-options': 'nosniff', 'referrer-policy': 'no-referrer' },
    });
    response.end(papersPage(nonce));
  });
  router.get('/stations/docs/:file', (request, response, next) => {
    made ??= paperTexts();
    const { file } = request.params;
    const text = Object.hasOwn(made, file) ? made[file] : undefined;
    if (text === undefined) return next();
    response.set({ 'content-type': 'application/json; charset=utf-8', 'access-control-allow-origin': '*' }).end(text);
  });
  return router;
};
