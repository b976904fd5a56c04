/** How a graphic is shown, where its kind leaves a choice: written in the show file with a cue, or chosen by hand. */
import { z } from 'zod';

export const lookFields = {
  place: z.enum(['top', 'bottom']).optional().describe('Of a topic: which strip; the bottom one when left out'),
  ranking: z
    .enum(['sold', 'yea'])
    .optional()
    .describe('Of a board: ranked by units sold or by the share of yea; in the order of protocol when left out'),
  slate: z.enum(['breakdown', 'sustaining']).optional().describe('Of a slate: which of its own words it has when no text is written'),
  clock: z.boolean({ error: 'write true or false' }).optional().describe('Of a slate: with the time of day'),
  timeCode: z
    .boolean({ error: 'write true or false' })
    .optional()
    .describe('Of a clock: with a code by which stations measure how late their picture is'),
};

const Look = z.object(lookFields);
export type GraphicLook = z.infer<typeof Look>;

/** The kind that each choice is of: on another it would say nothing. */
export const lookOfKind = { place: 'topic', ranking: 'board', slate: 'slate', clock: 'slate', timeCode: 'clock' } as const satisfies Record<
  keyof GraphicLook,
  string
>;
const names = Object.keys(lookOfKind) as readonly (keyof GraphicLook)[];

/** What was chosen, and nothing else: `{}` when nothing was. */
export const lookIn = (source: GraphicLook): { readonly look?: GraphicLook } => {
  const chosen = names.flatMap((name) => (source[name] === undefined ? [] : [[name, source[name]]]));
  return chosen.length === 0 ? {} : { look: Object.fromEntries(chosen) };
};
