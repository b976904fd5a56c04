/**
 * What is wrong with a table in the order in which a person mends it: cells that say something wrong first, each by itself; then
 * columns that the table lacks, once each; then cells left empty, those of one column together.
 */
import type { CellProblem, ColumnMapping } from '../../contract/imports.ts';
import { splitTarget } from './fields.ts';

/** So many cells of one column are named one by one. */
const mostAlone = 3;

const isMissing = ({ code, target }: CellProblem): boolean => code === 'missing' && target !== null;

const byTarget = (problems: readonly CellProblem[]): readonly (readonly CellProblem[])[] => {
  const groups = new Map<string | null, CellProblem[]>();
  for (const problem of problems) {
    const group = groups.get(problem.target);
    if (group) group.push(problem);
    else groups.set(problem.target, [problem]);
  }
  return [...groups.values()];
};

const together = (problems: readonly CellProblem[]): readonly CellProblem[] => {
  const [first] = problems;
  if (!first || problems.length <= mostAlone) return problems;
  const cells = problems.slice(0, mostAlone).map(({ cell }) => cell);
  return [{ ...first, cell: `${cells.join(', ')} …`, code: 'missing-in', hint: String(problems.length) }];
};

/** @param mapping what each column is for; empty where there are no columns, as with an earlier episode */
export const toldProblems = (problems: readonly CellProblem[], mapping: ColumnMapping): readonly CellProblem[] => {
  const columns = new Set(
    mapping.flatMap((target) => (target === null ? [] : [splitTarget(target).name.replace(/^planned.*/, 'planned')])),
  );
  const lacksColumn = ({ target }: CellProblem) => mapping.length > 0 && !columns.has(splitTarget(target ?? '').name);
  const missing = problems.filter(isMissing);
  const noColumn = byTarget(missing.filter(lacksColumn)).flatMap(([first, ...others]): CellProblem[] =>
    first ? [{ ...first, cell: '', code: 'no-column', hint: String(others.length + 1) }] : [],
  );
  const empty = byTarget(missing.filter((one) => !lacksColumn(one))).flatMap(together);
  return [...problems.filter((one) => !isMissing(one)), ...noColumn, ...empty];
};
