/**
 * Before a vote opens, or a void one is asked again: by which rules it will. Who may vote and for how long, whether its split is told
 * meanwhile, what is needed for a result, what a tie is, and what is said when there is no result.
 */
import { mayOpen } from '../../../server/contract/in-hand.ts';
import type { PollRow } from '../../../server/contract/views.ts';
import { useView } from '../../line/use-line.tsx';
import { countText, lengthOf } from '../../pieces/format.ts';
import { useText } from '../../pieces/use-text.ts';
import { usePathName } from './path-name.ts';
import votes from './votes.module.css';

export const Planned = ({ poll }: { poll: PollRow }) => {
  const { t, text, language } = useText();
  const { voting } = useView();
  const pathName = usePathName();
  const { window, quorum, tie, eligiblePaths, contingency, seen } = poll;
  if (!mayOpen(poll)) return null;
  const byHand = voting?.manualAllowed ? [{ name: t('poll.byHand'), says: t(seen ? 'poll.byHandSeen' : 'poll.byHandUnseen') }] : [];
  const rows = [
    { name: t('poll.plannedWindow'), says: lengthOf(window) },
    { name: t('poll.eligiblePaths'), says: eligiblePaths.map(pathName).join(' · ') || t('poll.noPaths') },
    { name: t('poll.quorum'), says: countText(quorum, language) },
    { name: t('poll.ifTie'), says: tie === 'chair' ? t('poll.chairDecides') : text(poll[tie]) },
    { name: t('poll.splitWhileOpen'), says: t(`poll.plannedSplit.${poll.split}`) },
    { name: t('poll.ifNoResult'), says: t(`poll.contingency.${contingency.action}`) },
    { name: t('poll.hostSays'), says: `“${text(contingency.hostLine)}”` },
    ...byHand,
  ];
  const title = t(poll.phase === 'void' ? 'poll.plannedAgain' : 'poll.planned');
  return (
    <section className={votes.card} aria-label={title}>
      <h4>{title}</h4>
      <dl className={votes.planned}>
        {rows.map(({ name, says }) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{says}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
};
