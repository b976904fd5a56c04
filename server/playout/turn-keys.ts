/**
 * Replaces or revokes the key of a station: on disk first, then in the log of the show, if one is loaded.
 *
 * Whoever saw another key is refused, so that nobody revokes what somebody has just handed out. A rehearsal touches no partner.
 */
import type { CommandOf, RefusalCode, Reply } from '../contract/commands.ts';
import { refusalOf } from '../contract/refusals.ts';
import { type Saying, say } from '../contract/sayings.ts';
import type { EpochMs } from '../contract/units.ts';
import type { FactBody } from '../core/facts.ts';
import type { KeyTurn, StationKeys } from '../ports/station-keys.ts';
import type { Operator } from './playout.ts';
import type { Keyed } from './recall-show.ts';
import type { ShowKeeper } from './show-keeper.ts';

export type TurnCommand = CommandOf<'station.rotateKey' | 'station.revokeKey'>;

type Needs = {
  readonly keeper: ShowKeeper;
  readonly stationKeys: StationKeys;
  readonly now: () => EpochMs;
  readonly diskIsWell: () => boolean;
  readonly report: (error: unknown, what: string) => void;
};

const no = (code: RefusalCode, why: Saying): Reply => ({ ok: false, refusal: refusalOf(code, why) });

const isTurn = ({ type }: { readonly type: string }): boolean => type === 'station.rotateKey' || type === 'station.revokeKey';
export const turnsKey = (command: { readonly type: string }): command is TurnCommand => isTurn(command);

type Turned = { readonly turn: KeyTurn; readonly fact: FactBody };

const turned = (command: TurnCommand, at: EpochMs, by: string): Turned => {
  const { stationId, saw } = command;
  if (command.type === 'station.rotateKey') {
    const { overlap } = command;
    const generation = saw + 1;
    return {
      turn: { generation, oldUntil: overlap === 0 ? null : at + overlap, at, by, did: 'rotated' },
      fact: { type: 'station.keyRotated', stationId, generation, overlap },
    };
  }
  const { which, reason } = command;
  const generation = which === 'all' ? saw + 1 : saw;
  return {
    turn: { generation, oldUntil: null, at, by, did: which === 'all' ? 'revoked-all' : 'revoked-old', reason },
    fact: { type: 'station.keyRevoked', stationId, generation, which, reason },
  };
};

export const turnKey = async (command: TurnCommand, who: Operator, keyed: Keyed, needs: Needs): Promise<Reply> => {
  const { keeper, stationKeys, now, diskIsWell, report } = needs;
  const running = keeper.running();
  const { stationId } = command;
  const isKnown = stationKeys.isStation(stationId) || Object.hasOwn(running?.show.context.plan.stations ?? {}, stationId);
  if (!isKnown) return no('unknown', say('no-such-station'));
  if (running?.activation.kind === 'rehearsal' && !keeper.isOver()) return no('wrong-phase', say('key-not-in-rehearsal'));
  const state = stationKeys.stateOf(stationId);
  if (state.generation !== command.saw) return no('stale', say('key-is-another'));
  if (command.type === 'station.revokeKey' && command.which === 'old' && state.oldUntil === null)
    return { ok: true, recorded: diskIsWell() };
  const { turn, fact } = turned(command, now(), who.name);
  try {
    await stationKeys.turn(stationId, turn);
  } catch (error) {
    report(error, 'The key of a station could not be kept.');
    return no('needs-disk', say('key-not-kept'));
  }
  return { ok: true, recorded: running ? await keeper.adopt([fact], who.name, keyed) : true };
};
