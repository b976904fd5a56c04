/**
 * Ad-libs: hot buttons that change the picture or put a graphic on at any time, and never move the rundown.
 *
 * A shot or a clip, a graphic, or one with the other. The next shot, or the next take, goes back.
 */
import { z } from 'zod';
import { GraphicKind } from './series-file.ts';
import { lengthOf } from './show-fields.ts';
import { Id, LocalText } from './units.ts';

const adLibKinds = ['lower-third', 'product-card', 'sales-ticker', 'label', 'units-sold', 'stock-left', 'sold-out', 'qr'] as const;

/** Of kinds that there are, but whose graphic the show itself makes: a button has neither its vote nor its moment. */
const madeByTheShow = (written: unknown): string | undefined =>
  GraphicKind.safeParse(written).success
    ? `write one of ${adLibKinds.join(', ')}: a ${written} is made from the show as it stands, by a cue or at the graphics position`
    : undefined;

export const AdLibSchema = z.strictObject({
  id: Id,
  label: LocalText.describe('What stands on its button'),
  shot: Id.optional().describe('The shot it cuts to'),
  clip: Id.optional().describe('The clip it plays, on the clip’s own shot'),
  graphic: z
    .strictObject({
      kind: z.enum(adLibKinds, { error: ({ input }) => madeByTheShow(input) }),
      guest: Id.optional(),
      product: Id.optional(),
      text: LocalText.optional(),
      lasts: lengthOf(1000, 7_200_000, 'a length from "1s" to "2h"').optional().describe('Until the segment ends when left out'),
    })
    .optional(),
});
export type AdLib = z.output<typeof AdLibSchema>;

/** So many have keys, in the order of the file. */
export const adLibKeys = 6;

export type AdLibRow = {
  readonly id: string;
  readonly label: LocalText;
  readonly does: 'shot' | 'clip' | 'graphic';
  /** What it did is still so: its shot is the one wanted, its clip runs, its graphic is on. */
  readonly isOn: boolean;
};
