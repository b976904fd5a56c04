/** Checks of what only OBS knows: how long its clips are, and whether its own keys bring up the breakdown slate. */
import type { CheckSays } from '../contract/checks.ts';
import type { EpochMs, Ms } from '../contract/units.ts';
import type { Plan } from '../core/plan.ts';
import { sayLength } from '../core/plan-times.ts';
import { clipSlack } from '../core/segment-obstacles.ts';
import type { Switcher } from '../ports/switcher.ts';
import { notChecked, row } from './check-row.ts';

type Wanted = { readonly input: string; readonly until: Ms };

/** Of each media input the latest moment that a clip of the plan plays to. */
const wantedOf = ({ clips, inputs }: Plan): readonly Wanted[] => {
  const until = new Map<string, Ms>();
  for (const clip of Object.values(clips)) {
    const input = inputs[clip.input]?.obs ?? clip.input;
    until.set(input, Math.max(until.get(input) ?? 0, clip.out));
  }
  return [...until].map(([input, out]) => ({ input, until: out }));
};

const what = (input: string): string => `“${input}” is as long as its clips`;
const cannotAsk = ({ input }: Wanted, error: string): CheckSays =>
  notChecked(`clip:${input}`, what(input), `OBS does not say: ${error}`, { input, error, why: 'unasked' });

const clipRow = ({ input, until }: Wanted, length: Ms | null): CheckSays | undefined => {
  const id = `clip:${input}`;
  const needs = sayLength(until);
  if (length === null) {
    const why = `OBS does not say how long it is while it is not loaded: it must last ${needs}. Play it once in OBS, then check again.`;
    return notChecked(id, what(input), why, { input, needs });
  }
  if (length >= until - clipSlack) return undefined;
  const has = sayLength(length);
  return row(
    id,
    what(input),
    'bad',
    `It lasts ${has}, and a clip plays it to ${needs}. Load the right file in OBS, or correct the clip’s out.`,
    {
      ...{ input, needs, has, why: 'short' },
    },
  );
};

/** Never rejects: an input that cannot be asked about is not checked, the others are. */
export const clipRows = async (plan: Plan, switcher: Pick<Switcher, 'clipLength'>): Promise<readonly CheckSays[]> => {
  const wanted = wantedOf(plan);
  if (wanted.length === 0) return [];
  const rows = await Promise.all(
    wanted.map((one) =>
      switcher.clipLength(one.input).then(
        (length) => clipRow(one, length),
        (error: unknown) => cannotAsk(one, error instanceof Error ? error.message : String(error)),
      ),
    ),
  );
  const wrong = rows.flatMap((one) => one ?? []);
  if (wrong.length > 0) return wrong;
  return [row('clips', `All ${wanted.length} clip inputs are as long as planned`, 'ok', '', { count: String(wanted.length) })];
};

/**
 * OBS tells nobody which keys are bound to what. So somebody presses the key before air, and we see the slate come up that we did not ask for.
 * @param seenAt when it did; null: not since the episode was loaded
 */
export const slateKeyRow = ({ scenes, shots, slates }: Plan, seenAt: EpochMs | null): CheckSays => {
  const scene = scenes[shots[slates.breakdown]?.scene ?? '']?.obs ?? '';
  const what = `OBS’s own key brings up “${scene}”`;
  if (seenAt !== null) return row('slate-key', what, 'ok', '', { scene });
  const why = `OBS tells nobody its keys. Bind one to the scene “${scene}” (Settings, Hotkeys), press it once now, and this turns green: it works without us.`;
  return notChecked('slate-key', what, why, { scene });
};
