/** The built control room, handed out under /control: every unknown path is its one page, since the page finds its own way. */
import { join } from 'node:path';
import express, { type RequestHandler, type Router } from 'express';
import helmet from 'helmet';

/** What our own pages may do: load and speak to this server, and stand in nobody's frame. */
export const pageHeaders = (): RequestHandler =>
  helmet({
    contentSecurityPolicy: {
      directives: {
        defaultSrc: ["'self'"],
        // Mantine sets sizes and colours in style attributes and one style element.
        styleSrc: ["'self'", "'unsafe-inline'"],
        // The pictures of the monitors are fetched, and shown from memory.
        imgSrc: ["'self'", 'data:', 'blob:'],
        fontSrc: ["'self'", 'data:'],
        connectSrc: ["'self'"],
        frameAncestors: ["'none'"],
        // The house has no certificate on a local network.
        upgradeInsecureRequests: null,
      },
    },
    strictTransportSecurity: false,
    referrerPolicy: { policy: 'no-referrer' },
    crossOriginOpenerPolicy: false,
    originAgentCluster: false,
  });

/** @param folder where the control room was built */
export const controlRoomPages = (folder: string): Router => {
  const router = express.Router();
  router.use(
    '/control',
    pageHeaders(),
    express.static(folder, {
      index: false,
      maxAge: '1h',
      setHeaders: (res, path) => void (path.includes('/assets/') && res.set('Cache-Control', 'public, max-age=31536000, immutable')),
    }),
  );
  router.get(['/control', '/control/{*path}'], (_req, res) => {
    res.set('Cache-Control', 'no-store').sendFile(join(folder, 'index.html'));
  });
  return router;
};
