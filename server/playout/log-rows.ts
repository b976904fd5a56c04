/** The newest lines of the log, in words. A fact is put into words once: it never says anything else later. */
import type { LogRow } from '../contract/views.ts';
import { logText } from '../core/log-text.ts';
import type { Plan } from '../core/plan.ts';
import type { LoggedFact } from './show-keeper.ts';

/** In two languages each, and sent with every change of the view; older ones are read page by page. */
const most = 120;

export type LogRows = (log: readonly LoggedFact[], plan: Plan) => readonly LogRow[];

export const openLogRows = (): LogRows => {
  const known = new WeakMap<LoggedFact, LogRow>();
  const rowOf = (logged: LoggedFact, plan: Plan): LogRow => {
    const { seq, fact } = logged;
    const row = known.get(logged) ?? { seq, at: fact.at, by: fact.by, type: fact.type, text: logText(fact, plan) };
    known.set(logged, row);
    return row;
  };
  /** Newest first. */
  return (log, plan) =>
    log
      .slice(-most)
      .reverse()
      .map((logged) => rowOf(logged, plan));
};
