/**
 * What a recording shows, for re-broadcasts and catch-up: the program's graphics as they will still be true later.
 *
 * No code, no link, no number to ring, no clock and no running figure: an open vote says that it is closed, and what only holds tonight
 * (a countdown, live sales, what is left) is left out. Mandatory labels stay.
 */
import type { Figures, GraphicOn } from '../contract/graphics.ts';
import type { OutputView } from '../contract/views.ts';

export const recordingOutputId = 'recording';

const recorded = (graphic: GraphicOn): readonly GraphicOn[] => {
  const { data } = graphic;
  switch (data.kind) {
    case 'countdown':
    case 'sales-ticker':
    case 'clock':
    case 'units-sold':
    case 'stock-left':
    case 'sold-out':
    case 'qr':
      return [];
    case 'product-card': {
      const { link: _link, qr: _qr, hotline: _hotline, ...card } = data;
      return [{ ...graphic, data: card }];
    }
    case 'vote-bar': {
      const { link: _link, qr: _qr, pictures: _pictures, ...bar } = data;
      return [{ ...graphic, data: { ...bar, closed: true } }];
    }
    case 'vote-question': {
      const { opensAt: _, ...question } = data;
      return [{ ...graphic, data: { ...question, closed: true } }];
    }
    case 'slate': {
      const { zone: _, ...slate } = data;
      return [{ ...graphic, data: slate }];
    }
    default:
      return [graphic];
  }
};

export const recordedGraphics = (graphics: readonly GraphicOn[]): readonly GraphicOn[] => graphics.flatMap(recorded);

/** The view of the recording output, from the program's view. */
export const recordingOutput = (view: OutputView): OutputView => ({
  ...view,
  output: recordingOutputId,
  graphics: recordedGraphics(view.graphics),
  picture: null,
});

/** A recording has no figures: each would be one of another evening when it is seen. */
export const recordingFigures = ({ revision, at }: Figures): Figures => ({ revision, at, polls: {}, products: {} });
