/** What the door refuses, for the log: at once, and then at most once a second with how many there were, so that knocking fills no disk. */
import type { Ms } from '../contract/units.ts';
import type { Clock } from '../ports/clock.ts';

type Fields = Readonly<Record<string, unknown>>;
type Say = (fields: Fields, message: string) => void;

const every: Ms = 1000;

export const refusalLog = (clock: Clock, warn: Say) => {
  let last: { readonly fields: Fields; readonly message: string } | undefined;
  let more = 0;
  let cancel: (() => void) | undefined;
  const tell = () => {
    cancel = undefined;
    if (!last) return;
    warn({ ...last.fields, refused: more }, last.message);
    [last, more] = [undefined, 0];
    cancel = clock.wakeAt(clock.now() + every, tell);
  };
  return {
    refused: (fields: Fields, message: string) => {
      if (cancel) {
        last = { fields, message };
        more += 1;
        return;
      }
      warn(fields, message);
      cancel = clock.wakeAt(clock.now() + every, tell);
    },
    close: () => cancel?.(),
  };
};
