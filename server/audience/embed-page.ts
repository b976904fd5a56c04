/**
 * The page of a station's embedded overlay: `/embed/<station>`, and the files it loads, `/embed/assets/…`.
 *
 * The one page of the door that others may frame, and only by the origins that the series gives its station; a station that the episode does
 * not have is not there. What the page must know before it has a line stands in its head.
 */
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { EmbedSettings } from '../contract/embed-messages.ts';
import type { House } from './house.ts';
import { allowFraming, answerFile, answerText } from './http-answers.ts';
import type { PageFiles } from './page-files.ts';

const place = 'name="cuecart-embed" content=""';

const quoted = (text: string): string => text.replace(/&/g, '&amp;').replace(/"/g, '&quot;').replace(/</g, '&lt;');

const stationIn = (path: string): string | undefined => {
  const [, name] = /^\/embed\/([^/]{1,600})$/.exec(path) ?? [];
  try {
    return name === undefined ? undefined : decodeURIComponent(name);
  } catch {
    return undefined; // A broken escape is nobody's name.
  }
};

const givePage = (request: IncomingMessage, response: ServerResponse, html: string, settings: EmbedSettings): void => {
  allowFraming(request, response, settings.origins);
  const body = Buffer.from(html.replace(place, () => `name="cuecart-embed" content="${quoted(JSON.stringify(settings))}"`));
  response.writeHead(200, { 'Content-Type': 'text/html; charset=utf-8', 'Content-Length': body.length });
  response.end(request.method === 'HEAD' ? undefined : body);
};

/** @returns false for whatever is not below `/embed/` */
export const createEmbedPage =
  ({ house, page }: { readonly house: House; readonly page: PageFiles }) =>
  (request: IncomingMessage, response: ServerResponse, { pathname }: URL): boolean => {
    if (!pathname.startsWith('/embed/')) return false;
    const embed = house.embeds.find(stationIn(pathname) ?? '');
    const file = embed ? page.find('/') : pathname.startsWith('/embed/assets/') ? page.find(pathname.slice('/embed'.length)) : undefined;
    if (file === 'missing') answerText(response, 503, 'The embedded page is not built yet. Run "npm run build".\n');
    else if (!file) answerText(response, 404, 'There is nothing here.\n');
    else if (!embed) answerFile(request, response, file);
    else {
      const { station, origins, language, path, late = 0 } = embed;
      const delay = (house.stage()?.episode.paths.find(({ id }) => id === path)?.delay ?? 0) + late;
      givePage(request, response, file.plain.toString(), { station, origins, language, delay });
    }
    return true;
  };
