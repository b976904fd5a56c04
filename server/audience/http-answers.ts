/** How the door answers plain HTTP: headers that every answer carries, JSON, files. */
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { PageFile } from './page-files.ts';

/** @param ancestors who may frame the page: origins, or `'none'` */
const contentPolicy = (host: string, ancestors: string): string =>
  [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "img-src 'self' data:",
    "font-src 'self'",
    // Safari before 15.4 does not count our own socket as 'self'.
    `connect-src 'self'${host ? ` ws://${host} wss://${host}` : ''}`,
    "base-uri 'none'",
    "form-action 'none'",
    `frame-ancestors ${ancestors}`,
  ].join('; ');

const hostOf = ({ headers: { host: named = '' } }: IncomingMessage): string => (/^[A-Za-z0-9.:[\]_-]{1,255}$/.test(named) ? named : '');

/** These origins may frame this one answer. `X-Frame-Options` knows no list: it says no with the policy, or nothing. */
export const allowFraming = (request: IncomingMessage, response: ServerResponse, origins: readonly string[]): void => {
  if (origins.length === 0) return;
  response.setHeader('Content-Security-Policy', contentPolicy(hostOf(request), origins.join(' ')));
  response.removeHeader('X-Frame-Options');
};

export const setCommonHeaders = (request: IncomingMessage, response: ServerResponse): void => {
  response.setHeader('Content-Security-Policy', contentPolicy(hostOf(request), "'none'"));
  response.setHeader('X-Frame-Options', 'DENY');
  response.setHeader('X-Content-Type-Options', 'nosniff');
  response.setHeader('Referrer-Policy', 'no-referrer');
  response.setHeader('Cross-Origin-Opener-Policy', 'same-origin');
  response.setHeader('Permissions-Policy', 'camera=(), microphone=(), geolocation=()');
  response.setHeader('Cache-Control', 'no-store');
};

export const answerJson = (response: ServerResponse, status: number, body: object): void => {
  const text = JSON.stringify(body);
  response.writeHead(status, { 'Content-Type': 'application/json; charset=utf-8', 'Content-Length': Buffer.byteLength(text) });
  response.end(text);
};

export const answerText = (response: ServerResponse, status: number, text: string): void => {
  response.writeHead(status, { 'Content-Type': 'text/plain; charset=utf-8', 'Content-Length': Buffer.byteLength(text) });
  response.end(text);
};

export const answerFile = (request: IncomingMessage, response: ServerResponse, file: PageFile): void => {
  const accepted = request.headers['accept-encoding'] ?? '';
  const encoding = /\bbr\b/.test(accepted) ? 'br' : /\bgzip\b/.test(accepted) ? 'gzip' : undefined;
  const body = file[encoding ?? 'plain'];
  response.writeHead(200, {
    'Content-Type': file.type,
    'Content-Length': body.length,
    'Cache-Control': file.isLasting ? 'public, max-age=31536000, immutable' : 'no-cache',
    Vary: 'Accept-Encoding',
    ...(encoding ? { 'Content-Encoding': encoding } : {}),
  });
  response.end(request.method === 'HEAD' ? undefined : body);
};
