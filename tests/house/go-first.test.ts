/** The show server among the other programs of its machine. */
import { spawnSync } from 'node:child_process';
import { describe, expect, it, vi } from 'vitest';
import { goFirst } from '../../server/go-first.ts';

const machineAt = (priority: number, setPriority: (priority: number) => void = () => undefined) => ({
  getPriority: () => priority,
  setPriority: vi.fn(setPriority),
});
const log = () => ({ info: vi.fn() });

describe('the show server', () => {
  it('goes before programs that ask for nothing', () => {
    const machine = machineAt(0);
    goFirst(log(), machine);
    expect(machine.setPriority).toHaveBeenCalledExactlyOnceWith(-5);
  });

  it('stays where it was put when that is further ahead', () => {
    const machine = machineAt(-10);
    goFirst(log(), machine);
    expect(machine.setPriority).not.toHaveBeenCalled();
  });

  it('runs on where its user may not, and says so', () => {
    const said = log();
    goFirst(
      said,
      machineAt(0, () => {
        throw new Error('EACCES');
      }),
    );
    expect(said.info).toHaveBeenCalledExactlyOnceWith({ error: 'Error: EACCES' }, expect.stringContaining('may not'));
  });

  it('has really moved, or has really said why not', () => {
    const program =
      "import os from 'node:os'; import { goFirst } from './server/go-first.ts'; let said = 0; goFirst({ info: () => { said += 1; } }); console.log(os.getPriority(), said);";
    const { stdout, stderr } = spawnSync(process.execPath, ['--import', 'tsx', '--input-type=module', '-e', program], { encoding: 'utf8' });
    expect(stderr).toBe('');
    const [priority, said] = stdout.trim().split(' ').map(Number);
    expect((priority ?? 0) <= -5 ? 0 : 1).toBe(said);
  });
});
