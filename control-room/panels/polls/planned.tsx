/** Before a vote opens: who may vote, whether its split is told meanwhile, what is needed for a result, and what is said when there is none. */
import type { PollRow } from '../../../server/contract/views.ts';
import { countText } from '../../pieces/format.ts';
import { useText } from '../../pieces/use-text.ts';
import { usePathName } from './path-name.ts';
import votes from './votes.module.css';

export const Planned = ({ poll }: { poll: PollRow }) => {
  const { t, text, language } = useText();
  const pathName = usePathName();
  const { phase, opensAt, quorum, eligiblePaths, contingency } = poll;
  if ((phase !== 'idle' && phase !== 'armed') || opensAt !== null) return null;
  const rows = [
    { name: t('poll.quorum'), says: countText(quorum, language) },
    { name: t('poll.eligiblePaths'), says: eligiblePaths.map(pathName).join(' · ') || t('poll.noPaths') },
    { name: t('poll.splitWhileOpen'), says: t(`poll.split.${poll.split}`) },
    { name: t('poll.ifNoResult'), says: t(`poll.contingency.${contingency.action}`) },
    { name: t('poll.hostSays'), says: `“${text(contingency.hostLine)}”` },
  ];
  return (
    <section className={votes.card} aria-label={t('poll.planned')}>
      <h4>{t('poll.planned')}</h4>
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
