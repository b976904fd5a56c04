/** A light with a word for each line out of the house. What we do not know is `unknown`, never `ok`. */
import type { LineRow } from '../contract/views.ts';
import type { PhonesHealth } from '../ports/phones-door.ts';
import type { Observed, Picture, SwitcherHealth } from '../ports/switcher.ts';
import type { Recording } from './fact-journal.ts';

const line = (name: LineRow['line'], light: LineRow['light'], word: string, message = ''): LineRow => ({
  line: name,
  light,
  word,
  message,
});

export const switcherLine = (health: SwitcherHealth, kind: 'obs' | 'rehearsal'): LineRow => {
  if (kind === 'rehearsal') return line('obs', 'warn', 'rehearsal switcher', 'No OBS is configured: set CUECART_OBS_URL to drive one.');
  const light = health.state === 'connected' ? 'ok' : health.state === 'connecting' ? 'warn' : 'bad';
  return line('obs', light, health.state, health.message);
};

/** Sound is well when every input we know is as it should be. */
export const soundLine = (wanted: Picture | null, observed: Observed, health: SwitcherHealth): LineRow => {
  if (health.state !== 'connected') return line('sound', 'unknown', 'unknown', 'The switcher does not answer.');
  if (!wanted) return line('sound', 'ok', 'idle');
  const unread = Object.keys(wanted.sound).filter((name) => !observed.sound[name]);
  const wrong = Object.entries(wanted.sound).filter(([name, { open }]) => (observed.sound[name]?.open ?? open) !== open);
  if (wrong.length > 0) return line('sound', 'warn', 'not yet', `Not as the shot says: ${wrong.map(([name]) => name).join(', ')}`);
  if (unread.length > 0) return line('sound', 'unknown', 'unknown', `The switcher says nothing about: ${unread.join(', ')}`);
  return line('sound', 'ok', 'as the shot says');
};

export const diskLine = (recording: Recording): LineRow =>
  recording.ok
    ? line('disk', 'ok', 'recording')
    : line(
        'disk',
        'bad',
        'NOT RECORDED',
        `${recording.waiting} waiting${recording.lost > 0 ? `, ${recording.lost} LOST` : ''}. ${recording.why}`,
      );

export const phonesLine = (health: PhonesHealth): LineRow => {
  if (health.state !== 'connected') return line('phones', 'bad', 'lost', health.message);
  return health.refusing ? line('phones', 'bad', 'refusing votes', health.message) : line('phones', 'ok', `${health.phones} connected`);
};
