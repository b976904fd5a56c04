/** The one table of live tasks, and what each comes to at this desk, now. */

import type { Role } from '../../server/contract/commands.ts';
import { changesNext } from '../../server/contract/next-after.ts';
import { isForTheChair, mayAsk } from '../../server/contract/who-may.ts';
import { adLibTasks } from './ad-lib-tasks.ts';
import { airTasks } from './air-tasks.ts';
import { editTasks } from './edit-tasks.ts';
import { peopleTasks } from './people-tasks.ts';
import { proposalTasks } from './proposal-tasks.ts';
import { type Deed, type Desk, not, type Task, type TaskId, taskIds } from './task-types.ts';
import { voteTasks } from './vote-tasks.ts';

export const tasks: Readonly<Record<TaskId, Task>> = {
  ...airTasks,
  ...editTasks,
  ...adLibTasks,
  ...peopleTasks,
  ...voteTasks,
  ...proposalTasks,
};

/** A task that a role may never do is not that role's: its key does nothing there and stands nowhere. */
export const isTaskOf = (role: Role, id: TaskId): boolean => mayAsk(role, tasks[id].needs);
export const tasksOf = (role: Role): readonly TaskId[] => taskIds.filter((id) => isTaskOf(role, id));

/** What pressing it comes to. The server decides in the end: what it refuses is said like what is refused here. */
export const deedOf = (id: TaskId, desk: Desk): Deed => {
  const { needs, deed } = tasks[id];
  if (desk.isLost) return not('lineLost');
  if (!mayAsk(desk.me.role, needs)) return not('notYours');
  if (isForTheChair(needs.type) && desk.view.chair?.operatorId !== desk.me.id) return not('chairOnly');
  const found = deed(desk);
  const isChairs = found.do === 'ask' && desk.view.chair?.operatorId !== desk.me.id && changesNext(desk.view, found.asking);
  return isChairs ? not('chairsNext') : found;
};
