/** Tells the stations' embedded overlays what they have now, whole, whenever that has become another: by news, or by time alone. */
import type { PhoneMessage } from '../contract/phone.ts';
import type { Clock } from '../ports/clock.ts';
import type { DoorLog } from './door-log.ts';
import type { House } from './house.ts';
import { phoneFrame } from './phone-frame.ts';
import { type Phone, type Roster, writeFrame } from './roster.ts';

type Options = { readonly house: House; readonly roster: Roster; readonly clock: Clock; readonly log: DoorLog };
type Told = { readonly text: string; readonly frame: Buffer };

/** @returns what stops it */
export const tellEmbeds = ({ house, roster, clock, log }: Options): (() => void) => {
  /** Stations that somebody has come for; none that no episode has had. */
  const told = new Map<string, Told>();
  let cancel: (() => void) | undefined;

  const toldNow = (station: string): { readonly told: Told; readonly nextAt: number | undefined } => {
    const { nextAt, ...view } = house.embeds.now(station);
    const text = JSON.stringify({ type: 'whole', ...view } satisfies PhoneMessage);
    return { told: { text, frame: phoneFrame(text) }, nextAt };
  };
  const tell = (changed: ReadonlySet<string>): void => {
    const activationId = house.stage()?.episode.activationId;
    const one = (phone: Phone): void => {
      const station = phone.hello?.embed;
      // With another activation it is welcomed anew: its pass is another too.
      if (station === undefined || phone.activationId !== activationId || !changed.has(station)) return;
      // Whatever is newest when its turn comes: it may have been welcomed with more since.
      const newest = told.get(station);
      if (newest) writeFrame(phone, newest.frame);
    };
    roster.forEach(one).catch((error: unknown) => log.error({ reason: String(error) }, 'Embedded overlays are no longer told.'));
  };
  const look = (): void => {
    cancel?.();
    cancel = undefined;
    const changed = new Set<string>();
    let wakeAt = Number.POSITIVE_INFINITY;
    for (const [station, before] of told) {
      const now = toldNow(station);
      wakeAt = Math.min(wakeAt, now.nextAt ?? wakeAt);
      if (now.told.text === before.text) continue;
      told.set(station, now.told);
      changed.add(station);
    }
    if (changed.size > 0) tell(changed);
    if (wakeAt < Number.POSITIVE_INFINITY) cancel = clock.wakeAt(wakeAt, look);
  };
  const stopListening = house.listen({ episode: look, poll: look });
  const stopGreeting = house.embeds.onCame((station) => {
    if (told.has(station) || !house.embeds.find(station)) return;
    told.set(station, toldNow(station).told);
    look();
  });
  return () => {
    stopListening();
    stopGreeting();
    cancel?.();
  };
};
