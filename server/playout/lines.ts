/** A light with a word for each line out of the house, and when it was last so. What we do not know is `unknown`, never `ok`. */
import type { Sound } from '../contract/monitors.ts';
import type { EpochMs } from '../contract/units.ts';
import type { LineRow, LineSays } from '../contract/views.ts';
import type { PhonesHealth } from '../ports/phones-door.ts';
import type { Observed, Picture, Switcher, SwitcherHealth } from '../ports/switcher.ts';
import type { Recording } from './fact-journal.ts';

const line = (name: LineRow['line'], light: LineRow['light'], word: string, message = ''): LineSays => ({
  line: name,
  light,
  word,
  message,
});

const switcherSays = (health: SwitcherHealth, kind: 'obs' | 'rehearsal'): LineSays => {
  if (kind === 'rehearsal') return line('obs', 'warn', 'rehearsal switcher', 'No OBS is configured: set CUECART_OBS_URL to drive one.');
  const light = health.state === 'connected' ? 'ok' : health.state === 'connecting' ? 'warn' : 'bad';
  return line('obs', light, health.state, health.message);
};

/** Meters begin a moment after the switcher is met. */
const metersWithin = 5000;

type SoundSeen = {
  readonly wanted: Picture | null;
  readonly observed: Observed;
  readonly health: SwitcherHealth;
  readonly sound: Pick<Sound, 'measured' | 'alarms'>;
  readonly now: EpochMs;
};

const nothingHeard = ({ alarms }: SoundSeen['sound']): LineSays | undefined => {
  const silent = alarms.find(({ kind }) => kind === 'silence');
  return silent && line('sound', 'bad', 'SILENCE', `Nothing is heard on air from: ${silent.inputs.join(', ')}`);
};

/** Sound is well when every input we know is as it should be, something is heard, and nothing clips. */
const soundSays = ({ wanted, observed, health, sound, now }: SoundSeen): LineSays => {
  if (health.state !== 'connected') return line('sound', 'unknown', 'unknown', 'The switcher does not answer.');
  if (!wanted) return line('sound', 'ok', 'idle');
  const silence = nothingHeard(sound);
  if (silence) return silence;
  const unread = Object.keys(wanted.sound).filter((name) => !observed.sound[name]);
  const wrong = Object.entries(wanted.sound).filter(([name, { open }]) => (observed.sound[name]?.open ?? open) !== open);
  const clips = sound.alarms.find(({ kind }) => kind === 'clipping');
  if (wrong.length > 0) return line('sound', 'warn', 'not yet', `Not as the shot says: ${wrong.map(([name]) => name).join(', ')}`);
  if (clips) return line('sound', 'warn', 'clipping', `Too loud, it clips: ${clips.inputs.join(', ')}`);
  const unnamed = sound.alarms.find(({ kind }) => kind === 'unnamed');
  if (unnamed) return line('sound', 'warn', 'not ours', `Sounds, and the show does not name it: ${unnamed.inputs.join(', ')}`);
  if (unread.length > 0) return line('sound', 'unknown', 'unknown', `The switcher says nothing about: ${unread.join(', ')}`);
  if (sound.measured === 'lost' && now - health.since > metersWithin)
    return line('sound', 'warn', 'no meters', 'Inputs are as the shot says, but their meters do not arrive: nobody would notice silence.');
  return line('sound', 'ok', 'as the shot says');
};

const diskSays = (recording: Recording): LineSays =>
  recording.ok
    ? line('disk', 'ok', 'recording')
    : line(
        'disk',
        'bad',
        'NOT RECORDED',
        `${recording.waiting} waiting${recording.lost > 0 ? `, ${recording.lost} LOST` : ''}. ${recording.why}`,
      );

const phonesSays = (health: PhonesHealth): LineSays => {
  if (health.state !== 'connected') return line('phones', 'bad', 'lost', health.message);
  return health.refusing ? line('phones', 'bad', 'refusing votes', health.message) : line('phones', 'ok', `${health.phones} connected`);
};

/** That a line is down we know now; what stands at its other end, as of when that last spoke. */
const asOf = (isUp: boolean, spokeAt: EpochMs | null, now: EpochMs): EpochMs | null => (isUp ? spokeAt : now);

/** The built-in switcher is a part of this process: what it shows is known at any moment. */
export const switcherSeenAt = (switcher: Pick<Switcher, 'kind' | 'observed'>, now: EpochMs): EpochMs | null =>
  switcher.kind === 'rehearsal' ? now : switcher.observed().at;

type Asked = SoundSeen & { readonly switcher: Pick<Switcher, 'kind' | 'observed'> };

export const switcherLines = (asked: Asked): readonly LineRow[] => {
  const { health, switcher, now } = asked;
  const at = asOf(health.state === 'connected', switcherSeenAt(switcher, now), now);
  return [
    { ...switcherSays(health, switcher.kind), at },
    { ...soundSays(asked), at },
  ];
};

export const diskLine = (recording: Recording, now: EpochMs): LineRow => ({
  ...diskSays(recording),
  at: asOf(recording.ok, recording.answeredAt, now),
});

export const phonesLine = (health: PhonesHealth, now: EpochMs): LineRow => ({
  ...phonesSays(health),
  at: asOf(health.state === 'connected', health.heardAt, now),
});
