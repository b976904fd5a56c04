/** Ad-libs on keys: the first six of the episode's, in the order of its file. */
import { type adLibTaskIds, ask, type Deed, type Desk, not, type Task } from './task-types.ts';

type AdLibTask = (typeof adLibTaskIds)[number];

const fire =
  (index: number) =>
  ({ view }: Desk): Deed => {
    if (!view.onAir) return not('nothingOnAir');
    const adLib = view.adLibs[index];
    return adLib ? ask({ type: 'adlib.fire', believesOnAir: view.onAir.runId, adLibId: adLib.id }) : not('noAdLib');
  };

const adLibTask = (usual: string, index: number): Task => ({ usual, needs: { type: 'adlib.fire' }, deed: fire(index) });

/** Under the right hand, side by side. */
export const adLibTasks: Readonly<Record<AdLibTask, Task>> = {
  'ad-lib-1': adLibTask('j', 0),
  'ad-lib-2': adLibTask('k', 1),
  'ad-lib-3': adLibTask('l', 2),
  'ad-lib-4': adLibTask('a', 3),
  'ad-lib-5': adLibTask('m', 4),
  'ad-lib-6': adLibTask('i', 5),
};
