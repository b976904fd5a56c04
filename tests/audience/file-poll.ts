/** A poll's rules in a phones' file as of some time, also one that comes after their opening: a door that breaks its rules is tested, too. */
import type { PhonesFile } from '../../server/audience/phones-file.ts';

const never = Number.MAX_SAFE_INTEGER;

/** @returns the poll's number; its record is of `at`, or of a millisecond or two later */
export const filePoll = (file: Pick<PhonesFile, 'addPoll'>, activation: string, pollId: string, at: number, rules: object = {}): number => {
  const number = file.addPoll(activation, pollId, JSON.stringify(rules), never, at - Date.now());
  if (number === undefined) throw new Error('The file did not take the rules.');
  return number;
};
