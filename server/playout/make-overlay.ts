/**
 * Has the mixer make the overlay’s input: what is in the way, the deed itself, and how it went, on record.
 *
 * The deed is outside of any turn: the mixer may take its time, a take must not.
 */
import type { RefusalCode, Reply } from '../contract/commands.ts';
import { refusalOf } from '../contract/refusals.ts';
import { type Saying, say } from '../contract/sayings.ts';
import { overlayInputOf } from '../core/plan.ts';
import type { Switcher } from '../ports/switcher.ts';
import { transmits } from './guard-rehearsal.ts';
import { overlayWish } from './preflight-overlay.ts';
import type { ShowKeeper } from './show-keeper.ts';

type Needs = {
  readonly switcher: Switcher;
  readonly keeper: Pick<ShowKeeper, 'running' | 'turn' | 'adopt'>;
  /** Where the mixer finds our page; null where it cannot reach us. */
  readonly url: () => string | null;
};

const no = (code: RefusalCode, why: Saying): Reply => ({ ok: false, refusal: refusalOf(code, why) });

export const overlayObstacle = ({ switcher, url }: Pick<Needs, 'switcher' | 'url'>): Reply | undefined => {
  if (switcher.kind !== 'obs') return no('wrong-phase', say('overlay-no-mixer', { setting: 'CUECART_OBS_URL' }));
  if (transmits(switcher.observed())) return no('switcher-transmits', say('overlay-while-transmitting'));
  return url() === null ? no('wrong-phase', say('overlay-unreachable', { setting: 'CUECART_HOST=0.0.0.0' })) : undefined;
};

/** It was asked for, and that is on record. Never rejects for what the mixer does. */
export const makeOverlay = async ({ switcher, keeper, url }: Needs, by: string): Promise<Reply | undefined> => {
  const running = keeper.running();
  const address = url();
  if (!running || address === null) return undefined;
  const { plan } = running.show.context;
  const input = overlayInputOf(plan);
  const record = (fact: Parameters<ShowKeeper['adopt']>[0][number]) =>
    // Another evening may have begun meanwhile: its log has nothing to do with this.
    keeper.turn(async () => keeper.running()?.activation.id === running.activation.id && void (await keeper.adopt([fact], by)));
  try {
    const made = await switcher.makeOverlay(overlayWish(plan, address));
    if (made) await record({ type: 'overlay.made', input, did: made.did });
    return undefined;
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    await record({ type: 'overlay.failed', input, why });
    return no('busy', say('overlay-not-made', { error: why }));
  }
};
