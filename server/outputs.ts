/**
 * What each output is given: its view of the program, its figures, its code, and how it would look with a graphic that is not on yet.
 */
import type { Figures, GraphicData, PictureCode } from './contract/graphics.ts';
import type { OutputView } from './contract/views.ts';
import type { CodeOf } from './core/air-code.ts';
import { isAway } from './core/away.ts';
import { houseComing, houseFigures, houseOutput, houseView, programOutputId } from './core/house-outputs.ts';
import { lettersOf } from './core/letters.ts';
import { noWares, stationFigures } from './core/station-figures.ts';
import { carriesCode, overlayDelay, stationOutput, viewersDelay } from './core/station-view.ts';
import { waresOf } from './core/wares.ts';
import type { Preview, PreviewAsked } from './operators/graphic-preview.ts';
import type { Playout } from './playout/playout.ts';

/** What this output makes of the program; undefined when there is no such output. */
const asOutput = (playout: Playout, program: OutputView, output: string): OutputView | undefined => {
  const own = houseOutput(playout.plan()?.outputs, output);
  if (own) return houseView(program, own);
  const partner = playout.partner(output);
  if (!partner) return undefined;
  return stationOutput(program, partner.station, partner.delay, {
    isMuted: playout.isMuted(output),
    breaks: playout.localBreaks(output),
    dumped: playout.dumpOf(output),
  });
};

export const outputOf = (playout: Playout, output: string): OutputView | undefined => asOutput(playout, playout.program(), output);

/** What each output's viewers scan. Which outputs carry a code is looked up once for each change of structure: this is asked ten times a second. */
export const codesOf = (playout: Playout, codes: (of: CodeOf) => PictureCode | undefined) => {
  const carrying = new Map<string, boolean>();
  const carries = (output: string): boolean => {
    const known = carrying.get(output);
    if (known !== undefined) return known;
    const view = outputOf(playout, output);
    const found = view !== undefined && carriesCode(view);
    carrying.set(output, found);
    return found;
  };
  return {
    lookAgain: () => carrying.clear(),
    of: (output: string): PictureCode | undefined => {
      const activation = playout.activation();
      return activation && carries(output) ? codes({ activationId: activation.id, picture: output }) : undefined;
    },
  };
};

/** What each output may have of the newest figures; a muted one has none. */
export const figuresNow = (playout: Playout): ((output: string) => Figures | undefined) => {
  const newest = playout.figures();
  const plan = playout.plan();
  const ofStation = stationFigures(newest, plan ? waresOf(plan) : noWares);
  const kind = playout.activation()?.kind ?? null;
  const ofHouse = houseFigures(newest);
  return (output) => {
    const own = houseOutput(plan?.outputs, output);
    if (own) return ofHouse(own);
    if (playout.isMuted(output)) return undefined;
    const partner = playout.partner(output);
    if (!partner) return undefined;
    const { station, delay } = partner;
    const dumped = playout.dumpOf(output);
    if (isAway(playout.localBreaks(output), newest.at, overlayDelay(station, delay), dumped)) return undefined;
    return ofStation(station, kind, viewersDelay(newest.at, delay, dumped));
  };
};

/** What the next take may bring on this output; undefined where it is nobody's to know: only our own page may know what is not on air yet. */
export const comingOn = (playout: Playout, output: string): readonly GraphicData[] | undefined => {
  const own = houseOutput(playout.plan()?.outputs, output);
  return own?.id === programOutputId ? houseComing(playout.coming(), own) : undefined;
};

/** What would come on, as this output would show it. */
export const previewsOf =
  (playout: Playout) =>
  (asked: PreviewAsked, output: string): Preview => {
    const answer = playout.preview(asked);
    if (!answer.ok) return answer;
    const view = asOutput(playout, answer.view, output);
    return view ? { ok: true, view, figures: figuresNow(playout)(output) ?? null } : { ok: false, message: 'There is no such output.' };
  };

/** Every letter that the episode may write; worked out once for each plan. */
export const lettersNow = (playout: Playout): (() => string) => {
  let made: { readonly plan: ReturnType<Playout['plan']>; readonly letters: string } = { plan: null, letters: '' };
  return () => {
    const plan = playout.plan();
    if (plan !== made.plan) made = { plan, letters: plan ? lettersOf(plan) : '' };
    return made.letters;
  };
};
