/** The decision about a table that somebody accepts: worked out anew against the plan as it is now, and refused where that is another plan. */
import { say } from '../../contract/sayings.ts';
import { changesNothing, groundChanged, workOut } from '../imports/plan-import.ts';
import { readRows } from '../imports/read-table.ts';
import { ifAllowed } from './edit-rules.ts';
import { accept, type Handler, refuse } from './world.ts';

export const importTable: Handler<'plan.import'> = ({ source, subject, mode, rows, ground, overwrite }, show, world) => {
  const { context } = show;
  const since = groundChanged(context, ground);
  if (since !== undefined) return refuse('stale', since);
  const worked = workOut(context, { source, subject, mode, rows, mapping: [], overwrite }, world.now);
  const [problem] = [...readRows(rows, subject, context.plan), ...worked.problems];
  if (problem) {
    const { cell, read, code, hint } = problem;
    return refuse('malformed', say('cell-cannot-be', { cell, read, cellProblem: hint === undefined ? code : `${code}: ${hint}` }));
  }
  if (changesNothing(worked)) return accept();
  return ifAllowed(show, world, worked.fact, say('import-when'));
};
