/** Checks before air as the server says them, one of each light, so that both languages have their words. */
import type { EpochMs } from '../../server/contract/units.ts';
import type { OperatorView } from '../../server/contract/views.ts';

const said: readonly Omit<OperatorView['preflight'][number], 'at'>[] = [
  {
    id: 'clip:Clip player',
    what: '“Clip player” is as long as its clips',
    light: 'bad',
    remedy: 'It lasts 0:12.0, and a clip plays it to 0:18.0. Load the right file in OBS, or correct the clip’s out.',
    said: { input: 'Clip player', has: '0:12.0', needs: '0:18.0', why: 'short' },
  },
  {
    id: 'transmits',
    what: 'The switcher transmits nothing',
    light: 'unknown',
    remedy: 'It has not said yet. Check again in a moment.',
    said: { why: 'unsaid' },
  },
  {
    id: 'guests',
    what: '2 name(s) and title(s) are not approved',
    light: 'warn',
    remedy: 'Approve guest-rice, guest-honey before their lower thirds.',
    said: { names: 'guest-rice, guest-honey' },
  },
  {
    id: 'true-clock',
    what: 'The machine’s clock is true',
    light: 'warn',
    remedy: 'Nobody here knows a truer one: compare it with a clock that you trust.',
    unchecked: true,
  },
  {
    ...{ id: 'overlay-input', what: 'The overlay input is on top of every scene', light: 'warn', offers: 'overlay.make' },
    remedy: 'OBS has no input “Cuecart overlay”. Create it here: our page, 1920 × 1080, on top of 6 scenes. Nothing else is moved.',
    copy: 'http://localhost:4400/overlay/program/#output=program&key=Zk3vY0qWJ1c8tRbN5uHx7dLs',
    said: { input: 'Cuecart overlay', size: '1920 × 1080', count: '6', why: 'missing' },
  },
  { id: 'switcher', what: 'OBS answers', light: 'ok', remedy: '' },
  { id: 'scenes', what: 'All 6 scenes and 5 inputs are there', light: 'ok', remedy: '' },
  { id: 'disk', what: 'The disk records', light: 'ok', remedy: '' },
  { id: 'phones', what: 'The phones’ door answers', light: 'ok', remedy: '' },
  { id: 'painted', what: 'Every page of graphics paints what it is sent', light: 'ok', remedy: '' },
  { id: 'log-key', what: 'The votes’ log is signed by the pinned key', light: 'ok', remedy: '' },
];

export const eveningChecks = (at: EpochMs): OperatorView['preflight'] => said.map((check) => ({ ...check, at }));
