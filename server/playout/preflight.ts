/**
 * The checks before air, each with its remedy. A check that cannot be made is not green: it says so.
 */

import type { CheckSays } from '../contract/checks.ts';
import { type EpochMs, textIn } from '../contract/units.ts';
import type { LineRow, OperatorView } from '../contract/views.ts';
import type { PhonesDoor } from '../ports/phones-door.ts';
import { row, someOf } from './check-row.ts';
import { transmits } from './guard-rehearsal.ts';
import { clockRows, keysRow, paintedRows, spaceRow } from './preflight-house.ts';
import { lettersRows } from './preflight-letters.ts';
import { type LiveNeeds, liveRows } from './preflight-live.ts';
import { clipRows, slateKeyRow } from './preflight-obs.ts';
import { overlayRows } from './preflight-overlay.ts';

export type PreflightNeeds = LiveNeeds & {
  readonly phones: PhonesDoor;
  readonly probeDisk: () => Promise<void>;
  readonly freeSpace: () => Promise<number>;
  readonly screens: OperatorView['screens'];
  readonly keysLast: boolean;
  readonly overlayUrl: string | null;
  readonly clockLine: Pick<LineRow, 'light' | 'message'>;
  /** When OBS was seen to bring up the breakdown slate that nobody here asked for. */
  readonly slateSeenAt: EpochMs | null;
};

const text = (error: unknown): string => (error instanceof Error ? error.message : String(error));

const transmitRows = ({ switcher, kind }: Pick<PreflightNeeds, 'switcher' | 'kind'>): readonly CheckSays[] => {
  if (kind === 'live') return [];
  const what = 'The switcher does not transmit';
  const outputs = switcher.observed();
  if (transmits(outputs)) return [row('transmits', what, 'bad', 'Stop its stream and virtual camera: a rehearsal cannot transmit.')];
  if (outputs.at === null) return [row('transmits', what, 'unknown', 'It has not said yet. Check again in a moment.', { why: 'unsaid' })];
  return [row('transmits', what, 'ok')];
};

const switcherRows = async ({ plan, switcher, kind }: PreflightNeeds): Promise<readonly CheckSays[]> => {
  const health = switcher.health();
  const name = switcher.kind === 'obs' ? 'OBS' : 'Rehearsal switcher';
  if (health.state !== 'connected')
    return [row('switcher', `${name} answers`, 'bad', health.message || 'Start OBS and its websocket server.')];
  try {
    const needs = {
      scenes: Object.values(plan.scenes).map((scene) => scene.obs),
      inputs: Object.values(plan.inputs).map((input) => input.obs),
    };
    const problems = await switcher.check(needs);
    const missing = problems.map((problem) =>
      row(`switcher:${problem.what}:${problem.name}`, `${problem.what} “${problem.name}”`, 'bad', problem.remedy, { name: problem.name }),
    );
    return [
      row('switcher', `${name} answers`, 'ok'),
      ...transmitRows({ switcher, kind }),
      ...(missing.length === 0
        ? [row('scenes', `All ${needs.scenes.length} scenes and ${needs.inputs.length} inputs are there`, 'ok')]
        : missing),
    ];
  } catch (error) {
    return [row('switcher', `${name} answers`, 'bad', text(error))];
  }
};

/** The built-in switcher has neither clips of its own nor keys. */
const obsRows = async ({ plan, switcher, slateSeenAt, overlayUrl }: PreflightNeeds): Promise<readonly CheckSays[]> => {
  if (switcher.kind !== 'obs' || switcher.health().state !== 'connected') return [];
  const [clips, overlay] = await Promise.all([clipRows(plan, switcher), overlayRows(plan, switcher, overlayUrl)]);
  return [...clips, ...overlay, slateKeyRow(plan, slateSeenAt)];
};

const diskRow = async ({ probeDisk }: PreflightNeeds): Promise<CheckSays> => {
  try {
    await probeDisk();
    return row('disk', 'The disk records', 'ok');
  } catch (error) {
    return row('disk', 'The disk records', 'bad', text(error));
  }
};

const guestRows = ({ plan }: PreflightNeeds): readonly CheckSays[] => {
  const unapproved = Object.values(plan.guests).filter((guest) => !guest.approved);
  if (unapproved.length === 0) return [row('guests', 'Every guest’s name and title is approved', 'ok')];
  const named = (language: string) =>
    someOf(
      unapproved.map(({ name }) => textIn(name, language)),
      language,
    );
  return [
    row(
      'guests',
      `${unapproved.length} name(s) and title(s) are not approved`,
      'warn',
      `Approve ${named('en')} before their lower thirds.`,
      { names: named('en'), chinese: named('zh') },
    ),
  ];
};

/** Runs every check; never rejects. */
export const runPreflight = async (needs: PreflightNeeds): Promise<readonly CheckSays[]> => {
  const phones = needs.phones.health();
  const hasProgramPage = needs.screens.some((screen) => screen.output === 'program');
  const [switcher, obs, disk, space] = await Promise.all([switcherRows(needs), obsRows(needs), diskRow(needs), spaceRow(needs.freeSpace)]);
  return [
    ...switcher,
    ...obs,
    disk,
    space,
    keysRow(needs.keysLast),
    row(
      'phones',
      'The phones’ door answers',
      phones.state === 'connected' && !phones.refusing ? 'ok' : 'bad',
      phones.message || 'Start the phones’ door (npm start starts both).',
    ),
    row(
      'overlay',
      'A program page is connected',
      hasProgramPage ? 'ok' : 'warn',
      'Open the program overlay in OBS or a browser: its address is printed at the start.',
    ),
    ...paintedRows(needs.screens, needs.now),
    ...lettersRows(needs.screens),
    ...guestRows(needs),
    ...(needs.kind === 'live' ? clockRows(needs.clockLine, phones) : []),
    ...liveRows(needs),
  ];
};

/** What keeps the checks from being green: what is wrong, and what we do not know. */
export const redOf = (rows: readonly CheckSays[]): readonly string[] =>
  rows.filter((one) => one.light === 'bad' || one.light === 'unknown').map((one) => one.what);
