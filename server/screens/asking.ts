/** What each output is asked to show, as its pages may have it now; and for a while, what it was asked. */
import type { EpochMs } from '../contract/units.ts';
import type { OutputView } from '../contract/views.ts';
import { type Asked, withAsked } from '../core/painted.ts';
import { noSecrets, type Secrets } from '../core/station-secrets.ts';
import type { Clock } from '../ports/clock.ts';
import type { Screen } from './screen.ts';
import { openWholeLater } from './whole-later.ts';

type View = (output: string) => OutputView | undefined;
type Needs = { readonly clock: Clock; readonly view: View; readonly secrets?: () => Secrets };

/** What each output was asked for lately, and who was there; one entry an output. */
const openDiary = () => {
  const history = new Map<string, readonly Asked[]>();
  const seen = new Map<string, EpochMs>();
  const missed = new Map<string, number>();
  return {
    /** The same answers, remembered. */
    asking:
      (view: View): View =>
      (output) => {
        const newest = view(output);
        if (newest) history.set(output, withAsked(history.get(output) ?? [], { at: newest.at, graphics: newest.graphics }));
        return newest;
      },
    asked: (output: string): readonly Asked[] => history.get(output) ?? [],
    seen: (output: string, at: EpochMs, beats: number) => {
      seen.set(output, Math.max(at, seen.get(output) ?? 0));
      missed.set(output, beats + (missed.get(output) ?? 0));
    },
    missedBefore: (output: string): number => missed.get(output) ?? 0,
    seenAt: (output: string): EpochMs | null => seen.get(output) ?? null,
  };
};

/** What each output is shown, as its pages may have it now; a secret that they may not have yet they get later. */
export const openAsking = ({ clock, view, secrets = () => noSecrets }: Needs, screens: ReadonlyMap<string, Screen>) => {
  const { asking, ...diary } = openDiary();
  const whole = asking(view);
  const again = (output: string, newest: OutputView) => {
    for (const screen of screens.values()) if (screen.output === output) screen.again(newest);
  };
  const later = openWholeLater({ clock, secrets, again });
  const ask = (output: string): OutputView | undefined => {
    const newest = whole(output);
    return newest && later.early(output, newest);
  };
  return { ask, ...diary, close: later.close };
};
