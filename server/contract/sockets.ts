/**
 * The sockets of the show server (socket.io, websocket transport only, no deflate).
 *
 * `/operators`: signed in by cookie. `/views`: see `watch.ts`. `/outputs`: `auth: { output, key }`, key from the page's #fragment.
 */
import type { Command, Reply } from './commands.ts';
import type { Figures, GraphicData, PictureCode } from './graphics.ts';
import type { Inviter } from './inviters.ts';
import type { Sound } from './monitors.ts';
import type { EditingNote } from './plan-edits.ts';
import type { EpochMs } from './units.ts';
import type { ViewChange } from './view-change.ts';
import type { OperatorFigures, OperatorView, OutputView } from './views.ts';

/** `pressedAt`: by the server's clock as the screen measured it; null while it has not. */
export type Press = { readonly command: Command; readonly pressedAt: EpochMs | null };

export type OperatorServerEvents = {
  /** The whole, and the number of the telling that it stands for: first, and to whoever could not follow. */
  view: (view: OperatorView, number: number) => void;
  /** What became of it since. */
  change: (change: ViewChange) => void;
  figures: (figures: OperatorFigures) => void;
  /** Only to those who `listen`, at most ten times a second. */
  sound: (sound: Sound) => void;
  /** Who has which row open to change it; told again with every change. */
  editing: (notes: readonly EditingNote[]) => void;
  me: (me: { id: string; name: string; role: string; invitedBy?: readonly Inviter[] }) => void;
};
export type OperatorClientEvents = {
  command: (command: Command, answer: (reply: Reply) => void) => void;
  /** A command from a person's hand: refused as stale when it was too long under way, so that no old take fires after a glitch. */
  press: (press: Press, answer: (reply: Reply) => void) => void;
  /** “I have this row open”, said again every few seconds; null: no longer. */
  editing: (segmentId: string | null) => void;
  time: (answer: (now: EpochMs) => void) => void;
  /** Whether this screen shows the sound now; false at first, and again after each connect. */
  listen: (listens: boolean) => void;
};

/** What a page has on screen, told after the frame was drawn. `problem`: a graphic it could not show, and why. */
export type Painted = {
  readonly epoch: string;
  readonly revision: number;
  readonly graphics: readonly string[];
  /** On, and not to be seen: it gives way to another, a whole picture covers it, or it has no figure to show. */
  readonly unseen?: readonly string[];
  readonly at: EpochMs;
  readonly problem?: string;
  /** Somebody at this page has blanked it. */
  readonly blanked?: true;
  /** Whether the letters that it was told of have come; absent: it was told of none. */
  readonly letters?: 'coming' | 'here' | 'failed';
  /** Frames a second, as this page measured them; absent: not yet. */
  readonly fps?: number;
};
export type OutputServerEvents = {
  structure: (view: OutputView) => void;
  figures: (figures: Figures) => void;
  /** What this output's viewers scan to vote; sent again each time it changes, while a vote that they may vote in is on. */
  code: (code: PictureCode) => void;
  /** What the next take would bring on, to be built beforehand; none of it is on. Newest wins. */
  coming: (coming: readonly GraphicData[]) => void;
  /** Every letter that the episode may write, each once, in no order of a text. */
  letters: (letters: string) => void;
};
export type OutputClientEvents = { painted: (painted: Painted) => void; time: (answer: (now: EpochMs) => void) => void };
