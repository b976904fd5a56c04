/** A director who takes through the rundown, over and over: from its end back to its first segment. */
import { setTimeout as pause } from 'node:timers/promises';
import type { CommandBody, OperatorLine } from '../../../server/cli/rehearse/operator-line.ts';

/** Sooner, a take is held for a finger that bounced. */
export const takeEvery = 420;

export const must = async (line: OperatorLine, command: CommandBody): Promise<void> => {
  const reply = await line.ask(command);
  if (!reply.ok) throw new Error(`${command.type} was refused: ${reply.refusal.message}`);
};

/** What a take will bring on; the rundown begins again after its last. */
export const makeReadyToTake = async (line: OperatorLine): Promise<void> => {
  await pause(takeEvery);
  if (line.view().nextSegmentId === null) await startOver(line);
};

/** Only the chair sets next. */
export const startOver = (line: OperatorLine): Promise<void> =>
  must(line, { type: 'segment.setNext', segmentId: line.view().rundown[0]?.id ?? '' });

/** Resolves with the run that is on air then. */
export const take = async (line: OperatorLine): Promise<string> => {
  const before = line.view().onAir?.runId ?? null;
  const isNew = (): string | undefined => {
    const now = line.view().onAir?.runId;
    return now !== undefined && now !== before ? now : undefined;
  };
  const asked = must(line, { type: 'segment.take', believesOnAir: before });
  while (isNew() === undefined) await line.nextView(5000);
  await asked;
  return isNew() ?? '';
};
