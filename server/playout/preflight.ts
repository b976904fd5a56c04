/**
 * The checks before air, each with its remedy. A check that cannot be made is not green: it says so.
 */

import type { CheckRow } from '../contract/views.ts';
import type { PhonesDoor } from '../ports/phones-door.ts';
import { transmits } from './guard-rehearsal.ts';
import { type LiveNeeds, liveRows, row } from './preflight-live.ts';

export type PreflightNeeds = LiveNeeds & {
  readonly phones: PhonesDoor;
  readonly probeDisk: () => Promise<void>;
  readonly screens: () => readonly { readonly output: string }[];
};

const text = (error: unknown): string => (error instanceof Error ? error.message : String(error));

const transmitRows = ({ switcher, kind }: Pick<PreflightNeeds, 'switcher' | 'kind'>): readonly CheckRow[] => {
  if (kind === 'live') return [];
  const what = 'The switcher does not transmit';
  const outputs = switcher.observed();
  if (transmits(outputs)) return [row('transmits', what, 'bad', 'Stop its stream and virtual camera: a rehearsal cannot transmit.')];
  if (outputs.at === null) return [row('transmits', what, 'unknown', 'It has not said yet. Check again in a moment.')];
  return [row('transmits', what, 'ok')];
};

const switcherRows = async ({ plan, switcher, kind }: PreflightNeeds): Promise<readonly CheckRow[]> => {
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
      row(`switcher:${problem.what}:${problem.name}`, `${problem.what} “${problem.name}”`, 'bad', problem.remedy),
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

const diskRow = async ({ probeDisk }: PreflightNeeds): Promise<CheckRow> => {
  try {
    await probeDisk();
    return row('disk', 'The disk records', 'ok');
  } catch (error) {
    return row('disk', 'The disk records', 'bad', text(error));
  }
};

const guestRows = ({ plan }: PreflightNeeds): readonly CheckRow[] => {
  const unapproved = Object.values(plan.guests).filter((guest) => !guest.approved);
  if (unapproved.length === 0) return [row('guests', 'Every guest’s name and title is approved', 'ok')];
  return [
    row(
      'guests',
      `${unapproved.length} name(s) and title(s) are not approved`,
      'warn',
      `Approve ${unapproved.map((guest) => guest.id).join(', ')} before their lower thirds.`,
    ),
  ];
};

/** Runs every check; never rejects. */
export const runPreflight = async (needs: PreflightNeeds): Promise<readonly CheckRow[]> => {
  const phones = needs.phones.health();
  const hasProgramPage = needs.screens().some((screen) => screen.output === 'program');
  const [switcher, disk] = await Promise.all([switcherRows(needs), diskRow(needs)]);
  return [
    ...switcher,
    disk,
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
    ...guestRows(needs),
    ...liveRows(needs),
  ];
};

/** What keeps the checks from being green: what is wrong, and what we do not know. */
export const redOf = (rows: readonly CheckRow[]): readonly string[] =>
  rows.filter((one) => one.light === 'bad' || one.light === 'unknown').map((one) => one.what);
