/**
 * Opens, extends and ends polls: nothing holds before it is on the door's disk.
 *
 * Every ask may come twice (the show server asks again after a lost line): the same rules again change nothing.
 */
import type { PollOutcome, PollRules, PollTry } from '../contract/audience.ts';
import { pathOfPicture } from '../core/vote-window.ts';
import type { Clock } from '../ports/clock.ts';
import { type LinkReply, refuseLink } from './link-messages.ts';
import type { PathNumbers } from './path-numbers.ts';
import type { PhonesDisk } from './phones-disk.ts';
import type { DoorPoll } from './poll.ts';
import { isClosing, isExtension, isSameOrExtended, withTimesOf } from './poll-rules.ts';

export type PollDesk = {
  open(rules: PollRules): Promise<LinkReply<DoorPoll>>;
  extend(rules: PollRules): Promise<LinkReply<DoorPoll>>;
  outcome(outcome: PollOutcome): Promise<LinkReply<DoorPoll>>;
};

type Options = {
  readonly disk: PhonesDisk;
  readonly clock: Clock;
  pathsOf(activationId: string): Promise<PathNumbers>;
  latest(pollId: string, activationId?: string): DoorPoll | undefined;
  ofTry(pollId: string, of: PollTry): DoorPoll | undefined;
  /** A poll whose rules are on disk, to be known from now on. */
  add(number: number, rules: PollRules): Promise<DoorPoll>;
  onChange(poll: DoorPoll): void;
};

/** `write`, or the refusal that the disk did not take it. */
const onDisk = async <T>(write: () => Promise<T>): Promise<LinkReply<T>> => {
  try {
    return { ok: true, value: await write() };
  } catch (error) {
    return refuseLink('not-recorded', `The phones’ disk did not take it: ${error instanceof Error ? error.message : String(error)}`);
  }
};
const unknown = (pollId: string) => refuseLink('unknown-poll', `No poll ${pollId} is known here.`);
const pathsIn = ({ windows, pictures }: PollRules): readonly string[] => [
  ...windows.map((window) => window.path),
  ...pictures.filter(({ paths }) => paths.length > 1).map(({ id }) => pathOfPicture(id)),
];
const tooLate = ({ pollId }: PollRules) =>
  refuseLink('too-late', `The rules of ${pollId} came after the time at which it was to open: they are not in the log.`);
const firstClose = (rules: PollRules): number => Math.min(...rules.windows.map((window) => window.closesAt));

export const createPollDesk = ({ disk, clock, pathsOf, latest, ofTry, add, onChange }: Options): PollDesk => {
  const changed = (poll: DoorPoll): LinkReply<DoorPoll> => {
    onChange(poll);
    return { ok: true, value: poll };
  };
  return {
    async open(rules) {
      const same = ofTry(rules.pollId, rules);
      if (same && isSameOrExtended(rules, same.rules())) return { ok: true, value: same };
      const before = latest(rules.pollId, rules.activationId);
      if (before && !before.final() && before.outcome()?.decision !== 'void') {
        return refuseLink('other-rules', `${rules.pollId} is already open by other rules: extend or void it.`);
      }
      const written = await onDisk(async () => {
        // Too late or not, the disk says: an ask that it answered too slowly may have been done all the same.
        if (clock.now() <= rules.opensAt) await (await pathsOf(rules.activationId)).ensure(pathsIn(rules));
        const ahead = clock.now() - Date.now();
        return disk.ask('addPoll', rules.activationId, rules.pollId, JSON.stringify(rules), rules.opensAt, ahead);
      });
      if (!written.ok) return written;
      return written.value === undefined ? tooLate(rules) : changed(await add(written.value, rules));
    },
    async extend(rules) {
      const poll = ofTry(rules.pollId, rules);
      if (!poll) return unknown(rules.pollId);
      if (poll.final() || clock.now() > firstClose(poll.rules())) {
        return refuseLink('closed', `${rules.pollId} has closed for some viewers already: it cannot be extended.`);
      }
      const isAllowed = isExtension(poll.rules(), rules) || (isClosing(poll.rules(), rules) && firstClose(rules) > clock.now());
      if (!isAllowed) return refuseLink('shorter', 'A window once announced may only end later, for every path.');
      const extended = withTimesOf(poll.rules(), rules);
      if (JSON.stringify(extended) === JSON.stringify(poll.rules())) return { ok: true, value: poll };
      const written = await onDisk(() => disk.ask('saveRules', poll.number, JSON.stringify(extended), clock.now()));
      if (!written.ok) return written;
      poll.adopt(extended);
      return changed(poll);
    },
    async outcome(outcome) {
      const poll = outcome.of ? ofTry(outcome.pollId, outcome.of) : latest(outcome.pollId);
      if (!poll) return unknown(outcome.pollId);
      if (JSON.stringify(poll.outcome()) === JSON.stringify(outcome)) return { ok: true, value: poll };
      const written = await onDisk(() => disk.ask('saveOutcome', poll.number, JSON.stringify(outcome)));
      if (!written.ok) return written;
      poll.setOutcome(outcome);
      return changed(poll);
    },
  };
};
