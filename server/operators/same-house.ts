/** Did this request come from our own page? The cookie's name, and the check of Origin against Host. */
import type { IncomingHttpHeaders } from 'node:http';

/** Browsers share cookies between ports of one host, so two servers on one machine need two names. */
export const cookieName = (host: string | undefined): string => {
  const port = /:(\d+)$/.exec(host ?? '')?.[1];
  return port ? `cuecart-operator-${port}` : 'cuecart-operator';
};

export const sessionTokenIn = (headers: IncomingHttpHeaders): string | undefined => {
  const name = cookieName(headers.host);
  for (const part of (headers.cookie ?? '').split(';')) {
    const [key, value] = part.trim().split('=', 2);
    if (key === name && value) return value;
  }
  return undefined;
};

/** True when Origin names the host that was asked. A missing Origin is not ours: every browser sends it with a POST and a socket. */
export const isFromOurPage = (headers: IncomingHttpHeaders): boolean => {
  const { origin, host } = headers;
  if (!origin || !host || !URL.canParse(origin)) return false;
  return new URL(origin).host === host;
};
