/** A station's page with a player and our overlay over it, on a port of its own: an origin of its own. */
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';

const sample = readFileSync(path.join(import.meta.dirname, '../../docs/stations/cuecart-player.js'), 'utf8');

/** @param frames addresses of more frames, after the overlay */
const pageOf = (overlay: string, frames: readonly string[], lang: string): string => `<!doctype html>
<html lang="${lang}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<style>
body { margin: 0; background: #222; }
#player { position: relative; width: 100%; aspect-ratio: 16 / 9; min-height: 100vh; overflow: hidden;
  background: linear-gradient(160deg, #27566b, #7fa36b 55%, #c98f3e); }
#cuecart { position: absolute; right: 0; bottom: 44px; width: min(480px, 100%); height: 0; border: 0; background: none; color-scheme: normal; }
#bar { position: absolute; left: 0; right: 0; bottom: 0; height: 44px; background: rgba(0, 0, 0, 0.6); }
</style></head><body>
<div id="player"><div id="bar"></div>
<iframe id="cuecart" src="${overlay}" title="Vote" allow=""></iframe></div>
<script>
window.heard = [];
window.addEventListener('message', ({ origin, data }) => window.heard.push({ origin, data }));
${sample}</script>
${frames.map((address) => `<iframe src="${address}" width="10" height="10"></iframe>`).join('\n')}
</body></html>`;

/** A frame that talks to the overlay beside it, as if it were the player. */
const meddler = `<!doctype html><script>
const say = (message) => parent.frames[0].postMessage({ cuecart: 1, ...message }, '*');
setInterval(() => { say({ type: 'visible', visible: false }); say({ type: 'language', language: 'zh' }); }, 100);
</script>`;

export type PlayerHost = { readonly origin: string; close(): Promise<void> };

/** `/?overlay=<address>` is the player, with `&frame=<address>` for more frames; `/meddler` is one of those. */
export const openPlayerHost = async (): Promise<PlayerHost> => {
  const server = createServer((request, response) => {
    const { pathname, searchParams } = new URL(request.url ?? '/', 'http://player');
    response.writeHead(200, { 'Content-Type': 'text/html; charset=utf-8' });
    if (pathname === '/meddler') response.end(meddler);
    else response.end(pageOf(searchParams.get('overlay') ?? '', searchParams.getAll('frame'), searchParams.get('lang') ?? 'en'));
  });
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
};
