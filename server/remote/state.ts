/**
 * What a button box shows: the show in one flat table, each value a text, a whole number or true/false.
 *
 * Made from what a mere viewer may see: no key, no link, and no split of a vote but the final figures that the owner of this box may sign.
 */
import { createHash } from 'node:crypto';
import { adLibKeys } from '../contract/ad-libs.ts';
import { staysFresh } from '../contract/ages.ts';
import { type EpochMs, textIn } from '../contract/units.ts';
import type { OperatorView } from '../contract/views.ts';
import { mayAsk } from '../contract/who-may.ts';
import { viewFor } from '../core/for-role.ts';
import type { Refused } from './last-refused.ts';
import { countShown, pollInHand } from './vote-tasks.ts';
import { type Device, holdsTheChair } from './whose-hand.ts';

/** Ages: `seenAt`, whole seconds, is when the switcher last said what is on program, 0 before it did; `seenOld` once that is too long ago. */
export type BoxState = Readonly<Record<string, string | number | boolean>>;

const shotKeys = ['1', '2', '3', '4', '5', '6', '7', '8', '9'];

/** Whole seconds; negative once it is over. */
const secondsTo = (end: EpochMs, now: EpochMs): number => Math.ceil((end - now) / 1000);
/** `1:05`, `-0:12`. */
const clockOf = (total: number): string => {
  const size = Math.abs(total);
  return `${total < 0 ? '-' : ''}${Math.floor(size / 60)}:${String(size % 60).padStart(2, '0')}`;
};

const modeOf = ({ activation, phase }: OperatorView): string => {
  if (activation === null || phase === 'off' || phase === 'ended') return 'OFF';
  return activation.kind === 'live' ? 'LIVE' : 'REHEARSAL';
};

const shotsOf = ({ shots }: OperatorView, language: string): BoxState =>
  Object.fromEntries(
    shotKeys.flatMap((key) => {
      const shot = shots.find((one) => one.key === key);
      return [
        [`shot${key}`, shot?.onProgram ?? false],
        [`shot${key}Label`, shot ? textIn(shot.label, language) : ''],
      ];
    }),
  );

const adLibsOf = ({ adLibs }: OperatorView, language: string): BoxState =>
  Object.fromEntries(
    Array.from({ length: adLibKeys }, (_, index) => index).flatMap((index) => [
      [`adlib${index + 1}`, adLibs[index]?.isOn ?? false],
      [`adlib${index + 1}Label`, textIn(adLibs[index]?.label ?? '', language)],
    ]),
  );

const pollOf = (view: OperatorView, now: EpochMs): BoxState => {
  const poll = pollInHand(view);
  const isOpen = poll?.phase === 'open' || poll?.phase === 'closing';
  return { poll: poll?.phase ?? 'none', pollLeft: isOpen && poll.endsAt !== null ? Math.max(0, secondsTo(poll.endsAt, now)) : 0 };
};

const clocksOf = ({ onAir, timing, at }: OperatorView, now: EpochMs): BoxState => {
  // A frozen clock's end runs away with the time: what is left is what was left when the view was made.
  const left = onAir ? secondsTo(onAir.endsAt, timing.frozenSince === null ? now : at) : 0;
  const over = Math.round(timing.overUnder / 1000);
  return { left, leftClock: clockOf(left), over, overClock: over > 0 ? `+${clockOf(over)}` : clockOf(over) };
};

/** Of the built-in switcher it is so at any moment: the second of the view. */
const seenOf = ({ switcher, at }: OperatorView, now: EpochMs): BoxState => {
  const seenAt = switcher.kind === 'rehearsal' ? at : switcher.at;
  return { seenAt: Math.floor((seenAt ?? 0) / 1000), seenOld: seenAt === null || now - seenAt > staysFresh.switcher };
};

const toVerifyOf = (whole: OperatorView, { role }: Device): BoxState => {
  const count = mayAsk(role, { type: 'poll.verify' }) ? countShown(viewFor(whole, role)) : undefined;
  return { toVerify: count?.said ?? 'none', figures: count ? `yea ${count.yea}, nay ${count.nay}` : '' };
};

type Asked = {
  readonly now: EpochMs;
  /** Of titles and labels; where a text has none, English. */
  readonly language: string;
  /** What this box was refused a moment ago. */
  readonly refused?: Refused | undefined;
};
export const boxState = (whole: OperatorView, device: Device, { now, language, refused }: Asked): BoxState => {
  const view = viewFor(whole, 'viewer');
  const titleOf = (id: string | null | undefined) => {
    const row = view.rundown.find((one) => one.id === id);
    return row ? textIn(row.title, language) : '';
  };
  const guest = view.guests.find(({ phase }) => phase === 'on');
  return {
    mode: modeOf(view),
    phase: view.phase,
    run: view.onAir?.runId ?? 'none',
    onAir: titleOf(view.onAir?.segmentId),
    next: titleOf(view.nextSegmentId),
    nextId: view.nextSegmentId ?? 'none',
    ...clocksOf(view, now),
    frozen: view.timing.frozenSince !== null,
    slate: view.onAir?.slate ?? 'none',
    finishing: view.finishing !== null,
    finishLeft: view.finishing ? Math.max(0, secondsTo(view.finishing.endsAt, now)) : 0,
    chair: view.chair?.name ?? '',
    hand: holdsTheChair(device, view),
    ...pollOf(view, now),
    ...toVerifyOf(whole, device),
    bank: Math.floor(view.guestBank / 1000),
    guestOn: guest ? textIn(guest.name, language) : '',
    productOn: view.graphics.some(({ kind }) => kind === 'product-card'),
    graphicsFrozen: view.graphicsDesk.frozen !== null,
    proposals: whole.proposals.filter(({ stale }) => stale === null).length,
    recorded: view.recording.ok,
    refused: refused?.task ?? '',
    why: refused?.why ?? '',
    ...seenOf(view, now),
    ...shotsOf(view, language),
    ...adLibsOf(view, language),
  };
};

export const tagOf = (body: string): string => `"${createHash('sha256').update(body).digest('base64url').slice(0, 22)}"`;
