/** A rehearsal’s episode is loaded once the disk writes, and not at all when the show has another reason. */
import { describe, expect, it, vi } from 'vitest';
import type { OperatorLine } from '../../server/cli/rehearse/operator-line.ts';
import { load, Refused } from '../../server/cli/rehearse/play.ts';
import type { RefusalCode, Reply } from '../../server/contract/commands.ts';
import { refusalOf } from '../../server/contract/refusals.ts';
import type { OperatorView } from '../../server/contract/views.ts';

const no = (code: RefusalCode): Reply => ({ ok: false, refusal: refusalOf(code, 'Not now.') });

/** Answers in turn; what is asked after the last of them is done. */
const lineThat = (...answers: readonly Reply[]) => {
  const left = [...answers];
  let activation: unknown = null;
  const ask = vi.fn(async (): Promise<Reply> => {
    const answer = left.shift();
    if (answer) return answer;
    activation = { id: 'a1' };
    return { ok: true, recorded: true };
  });
  const line = { ask, view: () => ({ activation }) as OperatorView, nextView: async () => undefined } as unknown as OperatorLine;
  return { ask, line };
};
const evening = { file: 'evening.yaml', kind: 'rehearsal', compress: 1 } as const;

describe('the episode of a rehearsal', () => {
  it('is loaded when a disk that was late writes again', async () => {
    const { ask, line } = lineThat(no('needs-disk'), no('needs-disk'));
    await load(line, evening, false);
    expect(ask).toHaveBeenCalledTimes(3);
  });

  it('is not asked for again when something else is in its way', async () => {
    const { ask, line } = lineThat(no('wrong-phase'));
    await expect(load(line, evening, false)).rejects.toThrow(Refused);
    expect(ask).toHaveBeenCalledTimes(1);
  });

  it('is given up when the disk does not come back', async () => {
    const { line } = lineThat(...Array.from({ length: 4 }, () => no('needs-disk')));
    vi.spyOn(performance, 'now').mockReturnValueOnce(0).mockReturnValueOnce(5000).mockReturnValue(16_000);
    await expect(load(line, evening, false)).rejects.toMatchObject({ code: 'needs-disk' });
  });
});
