/** The page of every view, handed out at /view. Its link's token is in the #fragment, which never reaches us. */
import { join } from 'node:path';
import express, { type Router } from 'express';
import { pageHeaders } from '../control-room-pages.ts';

/** @param folder where the control room was built: the views are built with it */
export const watchPages = (folder: string): Router => {
  const router = express.Router();
  router.get('/view', pageHeaders(), (_req, res) => {
    res.set('Cache-Control', 'no-store').sendFile(join(folder, 'views/index.html'));
  });
  return router;
};
