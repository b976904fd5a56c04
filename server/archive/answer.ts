/**
 * Answers requests from the open database, as many as wait in one transaction.
 *
 * One commit for all of them: on a slow disk a take does not queue behind the orders before it.
 * An answer leaves only after the commit. When the disk spoils the common transaction each request is tried alone.
 */
import { ArchiveConflict } from '../ports/archive.ts';
import { type Answer, type Call, type Handlers, kinds, type Refusal, type Request } from './calls.ts';
import type { Keeper, OpenDatabase } from './database.ts';
import { diskProblem, isHeld, needsReopening } from './disk-problem.ts';
import { NewerData } from './schema.ts';

export const refusalOf = (error: unknown, file: string): Refusal => {
  if (error instanceof NewerData) return { kind: 'newer', message: error.message };
  if (error instanceof ArchiveConflict) return { kind: 'conflict', message: error.message };
  const problem = diskProblem(error, file);
  if (problem) return { kind: 'failed', message: problem };
  return { kind: 'fault', message: error instanceof Error ? error.message : String(error) };
};

/** The request carries its call's own arguments; TypeScript cannot follow that through the union. */
const perform = (handlers: Handlers, { call, args }: Request): unknown => {
  const handler: (...args: never) => unknown = handlers[call];
  return handler(...(args as never));
};

/** Undoes only this request when it is refused; a disk that fails spoils the whole transaction and is thrown. */
const answerOne = ({ database, handlers }: OpenDatabase, request: Request, file: string): Answer => {
  database.exec('SAVEPOINT request');
  try {
    const result = perform(handlers, request);
    database.exec('RELEASE request');
    return { number: request.number, ok: true, result };
  } catch (error) {
    const refusal = refusalOf(error, file);
    if (refusal.kind === 'failed') throw error;
    database.exec('ROLLBACK TO request; RELEASE request');
    return { number: request.number, ok: false, refusal };
  }
};

const writes = (requests: readonly Request[]): boolean => requests.some(({ call }: { call: Call }) => kinds[call].writes);

const inOneTransaction = (open: OpenDatabase, requests: readonly Request[], file: string): readonly Answer[] => {
  const { database } = open;
  database.exec(writes(requests) ? 'BEGIN IMMEDIATE' : 'BEGIN');
  try {
    const answers = requests.map((request) => answerOne(open, request, file));
    database.exec('COMMIT');
    return answers;
  } catch (error) {
    if (database.inTransaction) database.exec('ROLLBACK');
    throw error;
  }
};

/** Answers all of them, in order; never throws. */
export const answerAll = (keeper: Keeper, requests: readonly Request[], file: string): readonly Answer[] => {
  try {
    return inOneTransaction(keeper.open(), requests, file);
  } catch (error) {
    const refusal = letGo(keeper, error, file);
    // Another program that holds the file would make each of them wait again.
    if (requests.length > 1 && !isHeld(error)) return requests.flatMap((request) => answerAll(keeper, [request], file));
    return requests.map(({ number }) => ({ number, ok: false, refusal }));
  }
};

const letGo = (keeper: Keeper, error: unknown, file: string): Refusal => {
  try {
    if (needsReopening(error)) keeper.drop();
    return refusalOf(error, file);
  } catch (closing) {
    // The handle is forgotten either way; the disk's first word is the one that helps.
    return { ...refusalOf(error, file), message: `${refusalOf(error, file).message} Closing it failed too: ${String(closing)}` };
  }
};
