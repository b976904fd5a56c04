/**
 * Graphics for a station's own renderer: `GET /stations/v1/ograf/` lists its packages, `GET /stations/v1/ograf/<kind>.zip` is one.
 *
 * Behind the station's key, in its language and colours, and without the kinds it must not have. Few are made at once: the show comes first.
 */
import { pipeline } from 'node:stream/promises';
import express, { type Request, type Response, type Router } from 'express';
import { GraphicKind } from '../../contract/show-file.ts';
import type { Ms } from '../../contract/units.ts';
import type { Clock } from '../../ports/clock.ts';
import { refusalLog } from '../refusal-log.ts';
import { whoCalls } from '../station-key.ts';
import type { Knock } from '../wrong-keys.ts';
import { type Client, type House, manifestOf, titleOf } from './manifest.ts';
import { type OgrafPackage, ografPackage, type PackageNeeds } from './package.ts';

type Say = (fields: Readonly<Record<string, unknown>>, message: string) => void;

export type OgrafNeeds = {
  readonly clock: Clock;
  readonly log: { readonly info: Say; readonly warn: Say };
  readonly keyOf: (stationId: string) => string | undefined;
  readonly stations: () => readonly Client[];
  readonly house: () => House;
  /** Rejects with what an engineer can do about it. */
  readonly parts: () => Promise<Pick<PackageNeeds, 'script' | 'font' | 'logo'>>;
  readonly knocked: (knock: Knock) => void;
};
export type OgrafDoor = { readonly router: Router; readonly close: () => void };

const mostAtOnce = 3;
const readWithin: Ms = 120_000;

const mayHave = ({ station }: Client): readonly GraphicKind[] => GraphicKind.options.filter((kind) => !station.excludes.includes(kind));

const send = async ({ tag, zip }: OgrafPackage, kind: string, request: Request, response: Response): Promise<void> => {
  response.set({ etag: tag, 'cache-control': 'private, no-cache' });
  if (request.get('if-none-match') === tag) return void response.status(304).end();
  response.set({ 'content-type': 'application/zip', 'content-disposition': `attachment; filename="${kind}.zip"` });
  await pipeline(zip, response, { signal: AbortSignal.timeout(readWithin) });
};

const listOf = (client: Client, house: House) =>
  mayHave(client).map((kind) => {
    const { id, version } = manifestOf(kind, house, client);
    return { kind, id, version, name: titleOf(kind), href: `/stations/v1/ograf/${kind}.zip` };
  });

export const ografDoor = (needs: OgrafNeeds): OgrafDoor => {
  const { clock, log, stations, keyOf, knocked, house } = needs;
  const router = express.Router();
  const refusals = refusalLog(clock, (fields, message) => log.warn(fields, message));
  let making = 0;

  const clientFor = (request: Request, response: Response): Client | undefined => {
    const ids = stations().map(({ station }) => station.id);
    const caller = whoCalls(request, ids, keyOf);
    const address = request.ip ?? '';
    if (caller.ok) {
      knocked({ station: caller.stationId, address, isRight: true });
      return stations().find(({ station }) => station.id === caller.stationId);
    }
    const meant = ids.find((id) => id === request.query.station);
    if (caller.hadKey && meant !== undefined) knocked({ station: meant, address, isRight: false });
    refusals.refused({ status: caller.status, address, path: request.path }, `A station’s packages were refused: ${caller.message}`);
    if (caller.status === 401) response.set('www-authenticate', 'Bearer realm="stations"');
    response.status(caller.status).json({ code: caller.status === 403 ? 'not-yours' : 'no-key', message: caller.message });
    return undefined;
  };

  router.get('/stations/v1/ograf', (request, response) => {
    const client = clientFor(request, response);
    if (client) response.set('cache-control', 'no-store').json({ ograf: 'v1', packages: listOf(client, house()) });
  });

  router.get('/stations/v1/ograf/:file', async (request, response) => {
    const client = clientFor(request, response);
    if (!client) return;
    const kind = mayHave(client).find((one) => `${one}.zip` === request.params.file);
    if (!kind)
      return void response
        .status(404)
        .json({ code: 'unknown', message: 'There is no such package for your station; the list says which there are.' });
    if (making >= mostAtOnce)
      return void response
        .set('retry-after', '5')
        .status(503)
        .json({ code: 'busy', message: 'Others are being sent. Ask again in five seconds.' });
    making += 1;
    try {
      await send(ografPackage({ kind, house: house(), client, ...(await needs.parts()) }), kind, request, response);
      log.info({ station: client.station.id, kind }, 'A station fetched a graphic.');
    } catch (error) {
      log.warn({ station: client.station.id, kind, error: String(error) }, 'A station’s package could not be sent.');
      if (response.headersSent) response.destroy();
      else response.status(503).json({ code: 'not-ready', message: 'The packages cannot be made now. Ask the series’ engineers.' });
    } finally {
      making -= 1;
    }
  });
  return { router, close: refusals.close };
};
