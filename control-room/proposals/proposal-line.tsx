/** One line beside TAKE: who proposes what, where that would land us, and the two answers. Nothing stands here when nothing is proposed. */
import { firstProposal } from '../../server/contract/in-hand.ts';
import { useView } from '../line/use-line.tsx';
import { AroundTitle } from '../pieces/around-title.tsx';
import { CommandButton } from '../pieces/command-button.tsx';
import { useText } from '../pieces/use-text.ts';
import { useEditSentence, useEditWords, useLandingWords } from './edit-words.ts';
import { answerFirst } from './first-proposal.ts';
import styles from './proposals.module.css';

export const ProposalLine = () => {
  const { t } = useText();
  const view = useView();
  const sentenceOf = useEditSentence();
  const editWords = useEditWords();
  const landingWords = useLandingWords();
  const proposal = firstProposal(view);
  const [accept, decline] = [answerFirst(view, 'accept'), answerFirst(view, 'decline')];
  if (!proposal || !accept || !decline) return null;
  const more = view.proposals.filter(({ stale }) => stale === null).length - 1;
  const what = editWords(proposal.edit);
  return (
    <section className={styles.line} aria-label={t('producing.proposal')} data-testid="proposal">
      <div className={styles.words} title={[what, proposal.note, landingWords(proposal.lands)].filter(Boolean).join(' · ')}>
        <p className={styles.what}>
          <strong>{proposal.by}:</strong>
          <AroundTitle {...sentenceOf(proposal.edit)} />
        </p>
        {proposal.note && <p className={styles.note}>“{proposal.note}”</p>}
        <p className={`${styles.lands} figure`}>
          → {landingWords(proposal.lands)}
          {more > 0 && ` · ${t('producing.more', { count: more })}`}
        </p>
      </div>
      <div className={styles.answers}>
        <CommandButton task="proposal-accept" asks={accept} label={t('producing.acceptOf', { what })} variant="filled" color="blue.7">
          {t('producing.accept')}
        </CommandButton>
        <CommandButton task="proposal-decline" asks={decline} label={t('producing.declineOf', { what })}>
          {t('producing.decline')}
        </CommandButton>
      </div>
    </section>
  );
};
