/** What pages are told before it is on: the letters of the episode, and what the next take may bring. */
import type { GraphicData } from '../contract/graphics.ts';
import type { Clock } from '../ports/clock.ts';
import type { OutputSocket, Outputs, Screen } from './screen.ts';

/** What is to come is told when a change has been shown: building must not stand in its way. */
const foreseenAfter = 200;

/** The newest of each output, asked once for all its pages. */
export const giveAll = <T>(
  screens: Iterable<Screen>,
  ask: (output: string) => T | undefined,
  give: (screen: Screen, newest: T) => void,
) => {
  const asked = new Map<string, T | undefined>();
  for (const screen of screens) {
    if (!asked.has(screen.output)) asked.set(screen.output, ask(screen.output));
    const newest = asked.get(screen.output);
    if (newest !== undefined) give(screen, newest);
  }
};

type Foreseeing = { readonly clock: Clock; readonly coming: (output: string) => readonly GraphicData[] | undefined };

/** Tells each page what may come on next, once things have been still for a moment. */
export const openForesight = ({ clock, coming }: Foreseeing, screens: ReadonlyMap<string, Screen>) => {
  let cancel: (() => void) | undefined;
  const tell = () => {
    cancel = undefined;
    giveAll(screens.values(), coming, (screen, newest) => screen.foresee(newest));
  };
  return {
    look: () => {
      cancel?.();
      cancel = screens.size === 0 ? undefined : clock.wakeAt(clock.now() + foreseenAfter, tell);
    },
    rest: () => cancel?.(),
  };
};

/** The episode's letters: to each page that comes, and to all when they are others. */
export const lettersTo = (outputs: Outputs, { letters = () => '' }: { readonly letters?: () => string }) => {
  let told = '';
  return {
    greet: (socket: OutputSocket) => {
      const known = letters();
      if (known !== '') socket.emit('letters', known);
    },
    tell: () => {
      const newest = letters();
      if (newest === told) return;
      told = newest;
      outputs.emit('letters', newest);
    },
  };
};
