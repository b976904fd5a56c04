/**
 * The sockets of the show server (socket.io, websocket transport only, no deflate).
 *
 * `/operators`: signed in by cookie. `/outputs`: `auth: { output, key }`, key from the page's #fragment.
 */
import type { Command, Reply } from './commands.ts';
import type { Figures } from './graphics.ts';
import type { EpochMs } from './units.ts';
import type { OperatorFigures, OperatorView, OutputView } from './views.ts';

export type OperatorServerEvents = {
  view: (view: OperatorView) => void;
  figures: (figures: OperatorFigures) => void;
  me: (me: { id: string; name: string; role: string }) => void;
};
export type OperatorClientEvents = {
  command: (command: Command, answer: (reply: Reply) => void) => void;
  time: (answer: (now: EpochMs) => void) => void;
};

export type Painted = { readonly epoch: string; readonly revision: number; readonly graphics: readonly string[]; readonly at: EpochMs };
export type OutputServerEvents = { structure: (view: OutputView) => void; figures: (figures: Figures) => void };
export type OutputClientEvents = { painted: (painted: Painted) => void; time: (answer: (now: EpochMs) => void) => void };
