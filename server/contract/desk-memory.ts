/**
 * What the control room remembers for one operator: how their positions are laid out, and which keys they changed.
 *
 * Which panels and keys there are is the screens' business: here are only shape and bounds, and what a screen cannot use it leaves.
 */
import { z } from 'zod';

/** A share of what is left over, or pixels. */
const Size = z.union([z.number().min(1).max(1000), z.string().regex(/^[1-9]\d{1,3}px$/)]);
const Name = z.string().regex(/^[a-z][a-z-]{0,31}$/);

/** Columns from left to right, in each its panels from top to bottom. */
export const DeskLayoutSchema = z
  .array(
    z.strictObject({
      size: Size,
      slots: z
        .array(z.strictObject({ panel: Name, size: Size }))
        .min(1)
        .max(4),
    }),
  )
  .min(1)
  .max(6);
export type DeskLayout = z.infer<typeof DeskLayoutSchema>;

/** A position, and how wide the window is: such as "caller.wide". */
const LayoutName = z.string().regex(/^[a-z][a-z-]{0,31}\.(?:narrow|wide|huge)$/);
const Keys = z.string().max(2000);
const mostLayouts = 40;

export const DeskMemorySchema = z.strictObject({
  /** Only what differs from the usual keys. */
  keys: Keys.optional(),
  layouts: z
    .record(LayoutName, DeskLayoutSchema)
    .refine((all) => Object.keys(all).length <= mostLayouts)
    .default({}),
});
export type DeskMemory = z.infer<typeof DeskMemorySchema>;

/** One thing to remember; a layout of null is the usual one again. */
export const DeskNoteSchema = z.union([
  z.strictObject({ keys: Keys }),
  z.strictObject({ layout: LayoutName, as: DeskLayoutSchema.nullable() }),
]);
export type DeskNote = z.infer<typeof DeskNoteSchema>;

export const nothingKept: DeskMemory = { layouts: {} };

export const withNote = (memory: DeskMemory, note: DeskNote): DeskMemory => {
  if ('keys' in note) return { ...memory, keys: note.keys };
  const { [note.layout]: _, ...others } = memory.layouts;
  return { ...memory, layouts: note.as === null ? others : { ...others, [note.layout]: note.as } };
};
