/**
 * How much later than the origin a station's viewers see the picture.
 *
 * Windows of votes are made for the delay of a path, with its tolerance: a station whose viewers vote may differ from its path by that much and
 * no more, in the series file and on air, or votes of its viewers would come too early or too late.
 */
import type { Path, Station } from '../contract/show-file.ts';
import type { Ms } from '../contract/units.ts';

const longest: Ms = 90_000;

type Of = Pick<Station, 'path' | 'delay' | 'votes'>;

/** Which delays this station may have, both ends among them. */
export const delayBounds = (
  { votes }: Pick<Of, 'votes'>,
  path: Pick<Path, 'delay' | 'tolerance' | 'votes'>,
): { readonly least: Ms; readonly most: Ms } =>
  path.votes && votes !== false
    ? { least: Math.max(0, path.delay - path.tolerance), most: Math.min(longest, path.delay + path.tolerance) }
    : { least: 0, most: longest };

/** @param paths by id */
export const delayOf = (station: Of, paths: Readonly<Record<string, Pick<Path, 'delay'>>>): Ms =>
  station.delay ?? paths[station.path]?.delay ?? 0;
