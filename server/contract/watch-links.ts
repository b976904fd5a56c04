/** Links of views, and messages to the presenter, as operators have them. */
import { z } from 'zod';
import type { EpochMs, LocalText } from './units.ts';

export const ViewKind = z.enum(['presenter', 'clock', 'floor', 'green-room', 'prompter']);
export type ViewKind = z.infer<typeof ViewKind>;

/** A link as operators see it; its token is known to whoever holds the link. */
export type ViewLinkRow = {
  readonly id: string;
  readonly kind: ViewKind;
  readonly name: string;
  readonly by: string;
  readonly madeAt: EpochMs;
  /** Pages that are connected with it now. */
  readonly screens: number;
};

const short = z.string().trim().min(1).max(160);
/** One text, or one for each language of the pages. */
export const MessageText = z.union([short, z.strictObject({ zh: short, en: short })]);

/** A message as its senders see it. `null`: not yet. */
export type MessageRow = {
  readonly id: string;
  readonly text: LocalText;
  readonly at: EpochMs;
  readonly by: string;
  /** A page has it on screen. */
  readonly deliveredAt: EpochMs | null;
  /** The presenter said so. */
  readonly seenAt: EpochMs | null;
};
export type MessageMark = 'delivered' | 'seen';
