/**
 * GET /operators/preview: how an output would look with a graphic that is not on yet, or changed; and, for the monitors, what is on it
 * now, or what the next take brings. For whoever is signed in.
 *
 * Nothing happens in the show. The page that draws it is no screen: it holds no line and reports nothing.
 */
import type { IncomingHttpHeaders } from 'node:http';
import express, { type RequestHandler, type Router } from 'express';
import { z } from 'zod';
import type { CommandOf } from '../contract/commands.ts';
import { lookFields } from '../contract/graphic-look.ts';
import type { Figures } from '../contract/graphics.ts';
import { type MonitorGraphics, monitorNames } from '../contract/monitors.ts';
import { GraphicKind } from '../contract/show-file.ts';
import { Id } from '../contract/units.ts';
import type { OutputView } from '../contract/views.ts';
import type { DoorLog, Session } from './operator-socket.ts';

export type PreviewAsked = CommandOf<'graphic.on'> | CommandOf<'graphic.update'> | MonitorGraphics;
export type Preview =
  | { readonly ok: true; readonly view: OutputView; readonly figures: Figures | null }
  | { readonly ok: false; readonly message: string };
export type AskForPreview = (asked: PreviewAsked, output: string) => Preview;

type Needs = {
  readonly sessionOf: (headers: IncomingHttpHeaders) => Promise<Session | undefined>;
  readonly preview: AskForPreview;
  readonly log: DoorLog;
};

const refs = { guestId: Id.optional(), productId: Id.optional(), pollId: Id.optional(), text: z.string().max(200).optional() };
/** As an address has it. */
const yesOrNo = z.enum(['true', 'false']).transform((written) => written === 'true');
const output = z.string().max(64).default('program');
/** `of`: of which view of the show; it makes a page ask again, and says no more. */
const Query = z.union([
  z.strictObject({ output, monitor: z.enum(monitorNames), of: z.string().max(40).optional() }),
  z.strictObject({ output, graphicId: z.string().max(200), guestId: refs.guestId, productId: refs.productId, text: refs.text }),
  z.strictObject({ output, graphic: GraphicKind, ...refs, ...lookFields, clock: yesOrNo.optional() }),
]);

/** Without what is not there. */
const asAsked = ({ output: _, ...asked }: z.infer<typeof Query>): PreviewAsked => {
  if ('monitor' in asked) return { type: 'monitor', monitor: asked.monitor };
  const type = 'graphicId' in asked ? 'graphic.update' : 'graphic.on';
  return { type, key: 'a-preview-has-none', ...asked } as PreviewAsked;
};

export const graphicPreview = ({ sessionOf, preview, log }: Needs): Router => {
  const show: RequestHandler = async (request, response) => {
    response.set({ 'Cache-Control': 'no-store', 'Cross-Origin-Resource-Policy': 'same-origin' });
    try {
      if (!(await sessionOf(request.headers))) return void response.status(401).json({ message: 'You are not signed in.' });
      const asked = Query.safeParse(request.query);
      if (!asked.success) return void response.status(400).json({ message: 'Choose a graphic first.' });
      const answer = preview(asAsked(asked.data), asked.data.output);
      if (answer.ok) response.json({ view: answer.view, figures: answer.figures });
      else response.status(409).json({ message: answer.message });
    } catch (error) {
      log.warn({ reason: String(error) }, 'A preview could not be made.');
      if (!response.headersSent) response.status(503).json({ message: 'The server cannot tell who you are: its disk does not answer.' });
    }
  };
  const router = express.Router();
  router.get('/operators/preview', show);
  return router;
};
