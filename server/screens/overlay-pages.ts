/** The built overlay pages, handed out under /overlay. Their keys are in the #fragment, which never reaches us; the preview and the gallery have none. */
import path from 'node:path';
import express, { type Router } from 'express';
import helmet from 'helmet';

const pages = ['program', 'recording', 'station', 'preview', 'gallery', 'status', 'test'] as const;

/**
 * @param folder where the overlay pages were built
 * @param logo the picture file that the series' theme names, if any
 * @param stationLogos by station, likewise
 */
export const overlayPages = (folder: string, logo?: string, stationLogos: Readonly<Record<string, string>> = {}): Router => {
  const router = express.Router();
  router.use(
    '/overlay',
    helmet({
      contentSecurityPolicy: {
        directives: {
          defaultSrc: ["'self'"],
          styleSrc: ["'self'", "'unsafe-inline'"],
          imgSrc: ["'self'", 'data:'],
          fontSrc: ["'self'", 'data:'],
          connectSrc: ["'self'", 'ws:', 'wss:'],
          // Our own front page shows the program in a frame; a mixer's browser source is no frame.
          frameAncestors: ["'self'"],
          upgradeInsecureRequests: null,
        },
      },
      strictTransportSecurity: false,
      referrerPolicy: { policy: 'no-referrer' },
      crossOriginOpenerPolicy: false,
      crossOriginResourcePolicy: false,
      originAgentCluster: false,
    }),
  );
  for (const page of pages)
    router.get([`/overlay/${page}`, `/overlay/${page}/`], (request, response) => {
      if (!request.path.endsWith('/')) return response.redirect(308, `/overlay/${page}/`);
      response.set('cache-control', 'no-store').sendFile(path.join(folder, page, 'index.html'));
    });
  // The fragment goes along by itself; a relative way, so that it holds under a path too.
  router.get('/station', (request, response) =>
    response.redirect(308, request.path.endsWith('/') ? '../overlay/status/' : './overlay/status/'),
  );
  if (logo !== undefined)
    router.get('/overlay/logo/:name', (_request, response) => void response.set('cache-control', 'no-cache').sendFile(logo));
  for (const [station, file] of Object.entries(stationLogos))
    router.get(`/overlay/mark/${station}/:name`, (_request, response) => void response.set('cache-control', 'no-cache').sendFile(file));
  router.use('/overlay', express.static(folder, { index: false, maxAge: '1h' }));
  return router;
};
