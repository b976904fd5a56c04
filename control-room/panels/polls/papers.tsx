/** What outsiders can check: the signed statement of this vote, once everyone has seen how it ended, and the export of all votes for a recount. */
import { Anchor } from '@mantine/core';
import type { PollRow } from '../../../server/contract/views.ts';
import { useMe, useView } from '../../line/use-line.tsx';
import { useText } from '../../pieces/use-text.ts';
import { exportOf, logAt } from './log-address.ts';
import votes from './votes.module.css';

const hasStatement = ({ phase, counted, opensAt }: PollRow): boolean =>
  phase === 'revealed' || (phase === 'void' && opensAt !== null) || (phase === 'deferred' && counted?.final === true);

export const Papers = ({ poll }: { poll: PollRow }) => {
  const { t, language } = useText();
  const { voting, activation } = useView();
  const { role } = useMe();
  // It holds every ballot, also of a vote whose split is still hidden from the others.
  const mayExport = role === 'vote' || role === 'auditor';
  if (!activation || !voting || poll.opensAt === null) return null;
  const statement = hasStatement(poll) ? logAt(voting, activation.id, `statement/${encodeURIComponent(poll.id)}?lang=${language}`) : null;
  return (
    <p className={votes.papers}>
      {statement && (
        <Anchor href={statement} target="_blank" rel="noreferrer" size="sm">
          {t('poll.statement')}
        </Anchor>
      )}
      {mayExport && (
        <Anchor href={exportOf(activation.id)} download size="sm">
          {t('poll.export')}
        </Anchor>
      )}
    </p>
  );
};
