/** Did this request come from our own page? The cookies' names, and the check of Origin against Host. */
import type { IncomingHttpHeaders } from 'node:http';

/** Browsers share cookies between ports of one host, so two servers on one machine need two names. */
const nameAt = (name: string, host: string | undefined): string => {
  const port = /:(\d+)$/.exec(host ?? '')?.[1];
  return port ? `${name}-${port}` : name;
};
export const cookieName = (host: string | undefined): string => nameAt('cuecart-operator', host);
export const deviceCookieName = (host: string | undefined): string => nameAt('cuecart-device', host);

const cookieIn = (headers: IncomingHttpHeaders, name: string): string | undefined => {
  for (const part of (headers.cookie ?? '').split(';')) {
    const [key, value] = part.trim().split('=', 2);
    if (key === name && value) return value;
  }
  return undefined;
};

export const sessionTokenIn = (headers: IncomingHttpHeaders): string | undefined => cookieIn(headers, cookieName(headers.host));
/** The mark that this browser was given when somebody first signed in with it; undefined when it is none that we gave. */
export const deviceMarkIn = (headers: IncomingHttpHeaders): string | undefined => {
  const mark = cookieIn(headers, deviceCookieName(headers.host));
  return mark !== undefined && /^[\w-]{43}$/.test(mark) ? mark : undefined;
};

/** True when Origin names the host that was asked. A missing Origin is not ours: every browser sends it with a POST and a socket. */
export const isFromOurPage = (headers: IncomingHttpHeaders): boolean => {
  const { origin, host } = headers;
  if (!origin || !host || !URL.canParse(origin)) return false;
  return new URL(origin).host === host;
};
