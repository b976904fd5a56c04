/**
 * How the program would look with a graphic that is not on yet, or with another content of one that is: decided as it would be
 * decided, drawn from the same words, and standing still. The show is not touched.
 */
import type { CommandOf, Refusal } from '../contract/commands.ts';
import type { GraphicOn } from '../contract/graphics.ts';
import { graphicToCome } from './decide/graphics-by-hand.ts';
import { graphicUpdated } from './decide/graphics-desk.ts';
import type { World } from './decide/world.ts';
import { graphicsOf, type Links } from './graphics.ts';
import { foldUpdated } from './graphics-desk-folds.ts';
import { foldGraphic } from './screen-folds.ts';
import type { Show } from './show.ts';

type Asked = CommandOf<'graphic.on'> | CommandOf<'graphic.update'>;

/** Also before air, when it could not be put on yet. */
export const previewGraphics = (
  asked: Asked,
  show: Show,
  world: World,
  links: Links,
): { readonly graphics: readonly GraphicOn[] } | { readonly refusal: Refusal } => {
  const { now, who } = world;
  const answer = asked.type === 'graphic.on' ? graphicToCome(asked, show, world) : graphicUpdated(asked, show, now);
  if ('refusal' in answer) return answer;
  if (!('graphic' in answer)) return { graphics: [] };
  const { graphic } = answer;
  const said = { graphic, at: now, by: who.name };
  const patch =
    asked.type === 'graphic.on'
      ? foldGraphic(show.context, { type: 'graphic.on', ...said })
      : foldUpdated(show.context, { type: 'graphic.updated', ...said });
  const at = Math.max(now, graphic.startsAt);
  const shown = graphicsOf({ ...show.context, ...patch }, at, links).filter(({ startsAt }) => startsAt <= at);
  return { graphics: shown.map((one) => ({ ...one, startsAt: 0, endsAt: null })) };
};
