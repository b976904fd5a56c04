/** A show caller for tests: loads the short evening and brings it to where a test needs it. */
import { setTimeout as pause } from 'node:timers/promises';
import type { CommandBody, OperatorLine } from '../../server/cli/rehearse/operator-line.ts';
import { load, makeReady } from '../../server/cli/rehearse/play.ts';
import type { Reply } from '../../server/contract/commands.ts';
import type { OperatorView } from '../../server/contract/views.ts';

export const evening = 'episodes/evening.yaml';

/** Waits until the view says so; rejects with what was waited for. */
export const see = async (
  line: OperatorLine,
  what: string,
  claim: (view: OperatorView) => boolean,
  within = 30_000,
): Promise<OperatorView> => {
  const end = performance.now() + within;
  while (!claim(line.view())) {
    if (performance.now() > end) throw new Error(`The control room did not see it within ${within} ms: ${what}`);
    await line.nextView(100);
  }
  return line.view();
};

export const insist = async (line: OperatorLine, command: CommandBody): Promise<Extract<Reply, { ok: true }>> => {
  const reply = await line.ask(command);
  if (!reply.ok) throw new Error(`${command.type} was refused: ${reply.refusal.code}, ${reply.refusal.message}`);
  return reply;
};

/** On the books and ready, the chair ours. */
export const standBy = async (line: OperatorLine): Promise<void> => {
  await load(line, { file: evening, kind: 'simulated', compress: 1 }, line.view().switcher.kind === 'obs');
  await makeReady(line);
};

/** Takes on until this segment is on air. */
export const takeUpTo = async (line: OperatorLine, segmentId: string): Promise<void> => {
  while (line.view().onAir?.segmentId !== segmentId) {
    const believesOnAir = line.view().onAir?.runId ?? null;
    await insist(line, { type: 'segment.take', believesOnAir });
    await see(line, 'another run on air', (view) => view.onAir !== null && view.onAir.runId !== believesOnAir);
    // A finger that bounced is refused.
    await pause(450);
  }
};

export const take = (line: OperatorLine) => line.ask({ type: 'segment.take', believesOnAir: line.view().onAir?.runId ?? null });
