/**
 * What a station's embedded overlay for phones may say, decided before anything leaves for the door. Pure.
 *
 * What the station excludes from its picture is not for its player either; a muted station, and every station in a rehearsal, has nothing.
 */
import type { ActivationKind } from '../contract/audience.ts';
import type { LocalBreak } from '../contract/local-breaks.ts';
import type { GraphicKind, Station } from '../contract/series-file.ts';
import type { EmbedSubject, ToldEmbed } from '../contract/station-embed.ts';
import { awayOf } from './away.ts';
import { reachesPartners } from './station-view.ts';

/** The graphic that says the same on air. */
const graphicOf: { readonly [S in EmbedSubject]: GraphicKind } = {
  vote: 'vote-bar',
  result: 'result',
  correction: 'correction',
  product: 'product-card',
};
const subjects = Object.keys(graphicOf) as EmbedSubject[];

/** As many as the door takes. */
const mostAway = 100;

type Now = { readonly kind: ActivationKind; readonly isMuted: boolean; readonly breaks: readonly LocalBreak[] };

export const toldEmbed = (
  { id, language, path, embed = [], excludes }: Pick<Station, 'id' | 'language' | 'path' | 'embed' | 'excludes'>,
  { kind, isMuted, breaks }: Now,
): ToldEmbed => ({
  station: id,
  language,
  path,
  origins: embed,
  may: isMuted || !reachesPartners(kind) ? [] : subjects.filter((subject) => !excludes.includes(graphicOf[subject])),
  away: awayOf(breaks).slice(0, mostAway),
});
