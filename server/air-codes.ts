/**
 * The codes that pictures carry, drawn: one for each picture every ten seconds, made when it is asked for.
 *
 * Drawing takes about a millisecond and happens on the show's own thread, so only a few are drawn at a time. A picture that has to wait
 * keeps its last code a moment longer: the door takes it for a minute and a half.
 */
import type { PictureCode, QrDrawing } from './contract/graphics.ts';
import type { EpochMs, Ms } from './contract/units.ts';
import { type CodeOf, slotLength } from './core/air-code.ts';

export type AirCodesNeeds = {
  readonly link: (of: CodeOf, now: EpochMs) => { readonly link: string; readonly until: EpochMs };
  readonly draw: (link: string) => QrDrawing;
  readonly now: () => EpochMs;
};

const mostAtOnce = 10;
const onceIn: Ms = 100;
const mostPictures = 500;

/** @returns the code of a picture now; undefined for a moment while too many are asked for at once */
export const openAirCodes = ({ link, draw, now }: AirCodesNeeds): ((of: CodeOf) => PictureCode | undefined) => {
  const known = new Map<string, { readonly code: PictureCode; readonly until: EpochMs }>();
  let drawn = 0;
  let since = Number.NEGATIVE_INFINITY;

  const mayDraw = (at: EpochMs) => {
    if (at - since >= onceIn || at < since) [drawn, since] = [0, at];
    drawn += 1;
    return drawn <= mostAtOnce;
  };

  return (of) => {
    const at = now();
    const name = JSON.stringify([of.activationId, of.picture]);
    const last = known.get(name);
    const isCurrent = last && at < last.until && at >= last.code.at;
    if (isCurrent || !mayDraw(at)) return last?.code;
    const { link: where, until } = link(of, at);
    const code = { picture: of.picture, at: until - slotLength, link: where, qr: draw(where) };
    if (known.size >= mostPictures) known.clear();
    known.set(name, { code, until });
    return code;
  };
};
