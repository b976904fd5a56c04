/**
 * What only a live episode is checked for: that it reaches viewers, partners and shops, and that it is tonight's.
 * A rehearsal may use the built-in switcher, at any hour, with nobody connected.
 */
import type { ActivationKind } from '../contract/audience.ts';
import type { CheckSays } from '../contract/checks.ts';
import { type SignedIn, tieOf } from '../contract/inviters.ts';
import { type EpochMs, type Ms, textIn } from '../contract/units.ts';
import type { OperatorView } from '../contract/views.ts';
import { mayAsk } from '../contract/who-may.ts';
import type { Plan } from '../core/plan.ts';
import type { PhonesDoor } from '../ports/phones-door.ts';
import type { Switcher } from '../ports/switcher.ts';
import type { Around } from './build-view.ts';
import { notChecked, row, someOf } from './check-row.ts';

export type LiveNeeds = {
  readonly plan: Plan;
  readonly kind: ActivationKind;
  readonly switcher: Switcher;
  readonly phones: Pick<PhonesDoor, 'health'>;
  readonly stations: () => readonly { readonly id: string; readonly feeds: number; readonly overlays: number }[];
  readonly operators: () => OperatorView['operators'];
  readonly now: EpochMs;
  readonly shops: Around['beforeAir']['shops'];
  /** When a rehearsal’s vote was last counted here with votes in it; null: not since the start. */
  readonly testVoteAt: EpochMs | null;
};

const soonestSeen: Ms = 6 * 3_600_000;

const startRow = ({ plan, now }: LiveNeeds): CheckSays => {
  const what = 'The episode is for now';
  if (now >= plan.hardOut) return row('start', what, 'bad', 'Its hard out has passed. Load the episode of today.', { why: 'over' });
  const hours = Math.floor((plan.plannedStart - now) / 3_600_000);
  const isFar = plan.plannedStart - now > soonestSeen;
  const days = Math.floor(hours / 24);
  if (days >= 2)
    return row('start', what, 'bad', `It starts in ${days} days. Load the episode of today, or wait.`, {
      why: 'far-days',
      days: String(days),
    });
  return row('start', what, isFar ? 'bad' : 'ok', `It starts in ${hours} hours. Load the episode of today, or wait.`, {
    ...{ why: 'far', hours: String(hours) },
  });
};

const stationsRow = ({ plan, stations }: LiveNeeds): CheckSays => {
  const connected = new Set(stations().flatMap(({ id, feeds, overlays }) => (feeds + overlays > 0 ? [id] : [])));
  const away = Object.keys(plan.stations).filter((id) => !connected.has(id));
  const named = (language: string) =>
    someOf(
      away.map((id) => textIn(plan.stations[id]?.name ?? id, language)),
      language,
    );
  const names = named('en');
  return row('stations', 'Every station is connected', away.length === 0 ? 'ok' : 'warn', `Call ${names}: they do not read their feed.`, {
    ...{ names, chinese: named('zh') },
  });
};

const shopsRow = ({ plan }: LiveNeeds): CheckSays =>
  row(
    'shops',
    'A shop reports its orders',
    Object.keys(plan.shops).length === 0 ? 'warn' : 'ok',
    'The series names no shop: no sale will be counted. Add it under shops in the series file.',
  );

/** A shop is known to have our secret, and to reach us, only by what it has sent. */
const deliveryRows = ({ plan, shops }: LiveNeeds): readonly CheckSays[] =>
  Object.values(plan.shops).map(({ id: shopId, name }) => {
    const id = `shop:${shopId}`;
    const shop = textIn(name, 'en');
    const said = { shop, chinese: textIn(name, 'zh') };
    const what = `${shop} delivers, signed with its secret`;
    const { delivered = 0, forged = 0 } = shops.find((one) => one.id === shopId) ?? {};
    if (delivered > 0) return row(id, what, 'ok', '', said);
    const remedy = `What comes from ${shop} is not signed with its secret in shops-secrets.json. Give it the secret anew.`;
    if (forged > 0) return row(id, what, 'bad', remedy, { ...said, why: 'forged' });
    return notChecked(id, what, `Nothing has come from ${shop} since the start. Have it send a test event.`, said);
  });

/** A vote that goes through the door and comes back counted, where it can never count: in a rehearsal. */
const testVoteRows = ({ plan, testVoteAt }: LiveNeeds): readonly CheckSays[] => {
  if (Object.keys(plan.polls).length === 0) return [];
  const what = 'A test vote went through the phones’ door and came back counted';
  if (testVoteAt !== null) return [row('test-vote', what, 'ok')];
  const why = 'No vote of a rehearsal was counted here since the start. Rehearse a vote, with simulated viewers or with your own phone.';
  return [notChecked('test-vote', what, why)];
};

const proxyRow = ({ phones }: LiveNeeds): CheckSays => {
  const what = 'The phones’ door knows of the proxies in front of it';
  const { figures } = phones.health();
  const forwarded = figures?.forwarded;
  if (forwarded === undefined || (forwarded === 0 && figures?.phonesCame === 0))
    return notChecked('proxy', what, 'No viewer’s page has come in yet. Open it once at its public address, then check again.');
  const remedy =
    'Viewers come through a proxy, and CUECART_TRUST_PROXY is 0: they all seem to be at one place. Set it to how many proxies of yours stand in front, and start the phones’ door again.';
  return row('proxy', what, forwarded === 0 ? 'ok' : 'warn', remedy);
};

/** An outsider checks the votes with the key that was pinned: signed by another they are worth nothing to them. */
const logKeyRows = ({ plan, phones }: LiveNeeds): readonly CheckSays[] => {
  if (Object.keys(plan.polls).length === 0) return [];
  const what = 'The votes’ log is signed by the pinned key';
  const [pinned, doors] = [plan.voteLog?.publicKey, phones.health().logKey];
  if (pinned === undefined) {
    const key = doors === undefined ? 'what “npm run keys” prints' : doors;
    return [
      row('log-key', what, 'warn', `No key is pinned: nobody can check the votes. Write voteLog.publicKey in the series file: ${key}`),
    ];
  }
  if (doors === undefined)
    return [row('log-key', what, 'unknown', 'The phones’ door has not said its key yet. Check again in a moment.', { why: 'unsaid' })];
  const other = `The door signs with ${doors}. Put the pinned key’s file into the door’s data folder, or pin this one (docs/log-keys.md).`;
  return [row('log-key', what, pinned === doors ? 'ok' : 'bad', other, { why: 'other' })];
};

/** Found out only in the middle of a vote, it would be too late: a link for another person is made at the next start. */
const secondPersonRows = ({ plan, operators }: LiveNeeds): readonly CheckSays[] => {
  if (plan.voteLog?.independentConfirmation !== true || Object.keys(plan.polls).length === 0) return [];
  const here = operators().filter(({ connected, role }) => connected && mayAsk(role, { type: 'poll.confirm' }));
  const isWell = here.some((one: SignedIn) => here.some((other) => other.id !== one.id && tieOf(one, other).is === 'apart'));
  const remedy =
    'This series wants two people of the votes who were let in apart, and no such two are here. Have both sign in by links that CUECART_CREW makes at the start (docs/operating.md).';
  return [row('second-person', 'Two people who were let in apart can decide about a vote', isWell ? 'ok' : 'warn', remedy)];
};

const desk = 'The switcher goes to air';
export const liveRows = (needs: LiveNeeds): readonly CheckSays[] =>
  needs.kind !== 'live'
    ? []
    : [
        needs.switcher.kind === 'obs'
          ? row('on-air-switcher', desk, 'ok')
          : row('on-air-switcher', desk, 'bad', 'The built-in rehearsal switcher reaches no viewer. Set CUECART_OBS_URL and start again.'),
        startRow(needs),
        stationsRow(needs),
        shopsRow(needs),
        ...deliveryRows(needs),
        ...testVoteRows(needs),
        proxyRow(needs),
        ...logKeyRows(needs),
        ...secondPersonRows(needs),
      ];
