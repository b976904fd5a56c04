/** The course of decisions of a statement, in sentences: plain text, to be escaped by whoever sets it. */
import type { Statement } from '../../core/statement.ts';
import { type Decision, fieldsOf, type Sayings, sidesIn, timeText } from './statement-sayings.ts';

const proposed = ({ say, exclusions, figures }: Sayings, by: string, value: unknown): string => {
  const motion = fieldsOf(value);
  const out = exclusions(motion.exclusions);
  if (motion.kind === 'exclude') return say.deed.proposeExclude(by, out);
  if (motion.kind === 'correct') return out ? say.deed.proposeCorrect(by, out) : say.deed.proposeWhole(by);
  return motion.kind === 'manual' ? say.deed.proposeManual(by, figures(motion)) : say.deed.proposed(by);
};
const withdrawn = ({ decisions }: Statement, { say }: Sayings, by: string, motionId: unknown): string => {
  const motion = decisions.find(({ type, said }) => type === 'proposed' && fieldsOf(said).motionId === motionId);
  return motion ? say.deed.withdrawn(by, timeText(motion.at)) : say.deed.withdrawnOther(by);
};

const seconded = ({ say, proposerAndOther, because, stated, exclusions }: Sayings, { type, said }: Decision): readonly string[] => {
  const record = fieldsOf(said);
  const [by, other] = proposerAndOther(said);
  if (type === 'manual')
    return [
      say.deed.manual(by, other, stated(record.now)),
      say.source(typeof record.source === 'string' ? record.source : say.noReason),
      because(record.reason),
    ];
  const out = exclusions(record.exclusions);
  return [
    ...(type === 'corrected' ? [say.deed.corrected(by, other)] : [say.deed.excluded(out, by, other)]),
    ...(type === 'corrected' ? [out ? `${say.exclusions}${say.colon}${out}${say.stop}` : say.nothingOut] : []),
    say.deed.change(stated(record.was), stated(record.now)),
    because(record.reason),
  ];
};

/** What one decision was, in sentences. */
export const deedText = (statement: Statement, sayings: Sayings, decision: Decision): readonly string[] => {
  const { say, person, because, figures, decided, stated, option } = sayings;
  const record = fieldsOf(decision.said);
  const by = person(record.verifiedBy ?? record.by);
  switch (decision.type) {
    case 'verified':
      return [say.deed.verified(by, figures(record.saw))];
    case 'proposed': {
      const { source, reason, chairSays } = fieldsOf(record.motion);
      const word = chairSays === 'yea' || chairSays === 'nay' ? [say.deed.chairWord(option(chairSays))] : [];
      return [proposed(sayings, by, record.motion), ...word, ...(typeof source === 'string' ? [say.source(source)] : []), because(reason)];
    }
    case 'withdrawn':
      return [withdrawn(statement, sayings, by, record.motionId)];
    case 'excluded':
    case 'corrected':
    case 'manual':
      return seconded(sayings, decision);
    case 'revealed': {
      const outcome = { ...fieldsOf(record.figures), decision: record.decision };
      return [say.deed.revealed(by, sidesIn(outcome) ? stated(outcome) : decided(record.decision))];
    }
    case 'deferred':
    case 'void':
    case 'voided':
      return [decision.type === 'deferred' ? say.deed.deferred(by) : say.deed.voided(by), because(record.reason)];
    default:
      return [say.deed.other(by, decision.type)];
  }
};
