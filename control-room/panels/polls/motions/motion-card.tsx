/**
 * One motion, for everybody who may look at the vote: what is proposed, by whom and why, the figures before and after, and in large
 * words whether the outcome flips. Whoever proposed it cannot confirm it; the other one confirms the figures that stand here, told before who of
 * the two let the other in.
 * A role that may not see the split reads only that there is a motion.
 */
import type { MotionRow, PollRow } from '../../../../server/contract/views.ts';
import { useMay } from '../../../line/use-command.ts';
import { useMe, useView } from '../../../line/use-line.tsx';
import { CommandButton } from '../../../pieces/command-button.tsx';
import { clockText, countText } from '../../../pieces/format.ts';
import { Mark, type Tone } from '../../../pieces/mark.tsx';
import { useText } from '../../../pieces/use-text.ts';
import styles from '../../panels.module.css';
import { seesSplit } from '../tally.ts';
import { useExclusionText } from '../use-exclusion-text.ts';
import votes from '../votes.module.css';
import { chairLacks, effectOf } from './motion-verdict.ts';
import { TieAfter, TieWithMe, useIsFreeToConfirm } from './tie.tsx';

type Props = { readonly poll: PollRow; readonly motion: MotionRow };

const tones: Readonly<Record<MotionRow['state'], Tone>> = { counting: 'calm', waiting: 'warn', confirmed: 'good', withdrawn: 'dim' };

const Figures = ({ motion }: { motion: MotionRow }) => {
  const { t, language } = useText();
  const { before, after } = motion;
  if (!after) return motion.state === 'counting' ? <p className={votes.line}>{t('motion.counting')}</p> : null;
  const rows = [
    { name: 'before' as const, side: before },
    { name: 'after' as const, side: after },
  ];
  return (
    <table className={votes.figureTable}>
      <tbody>
        {rows.map(
          ({ name, side }) =>
            side && (
              <tr key={name} data-motion-side={name}>
                <th scope="row">{t(`motion.${name}`)}</th>
                <td>
                  {countText(side.yea, language)} : {countText(side.nay, language)}
                </td>
                <td>
                  {t(`verdict.${side.decision}`)}{' '}
                  {motion.motion.kind === 'manual' && name === 'after' && <Mark tone="warn">{t('motion.typed')}</Mark>}
                </td>
              </tr>
            ),
        )}
      </tbody>
    </table>
  );
};

const Effect = ({ motion }: { motion: MotionRow }) => {
  const { t } = useText();
  const effect = effectOf(motion);
  if (!effect) return null;
  const words =
    effect.says === 'flips'
      ? t('motion.flips', { before: t(`verdict.${effect.before}`), after: t(`verdict.${effect.after}`) })
      : t(`motion.${effect.says}`, { after: t(`verdict.${effect.after}`) });
  return (
    <p className={`${votes.effect} ${effect.says === 'flips' ? votes.flips : ''}`} data-effect={effect.says}>
      {words}
    </p>
  );
};

const Answer = ({ poll, motion }: Props) => {
  const { t, language } = useText();
  const me = useMe();
  const mayConfirm = useMay('poll.confirm');
  const mayWithdraw = useMay('poll.withdraw');
  const { chair } = useView();
  const lacks = chairLacks(motion, me.id, chair?.operatorId);
  const isMine = motion.byId === me.id;
  const isFree = useIsFreeToConfirm(motion);
  const { after } = motion;
  const about = { pollId: poll.id, motionId: motion.id };
  if (motion.state === 'confirmed' || motion.state === 'withdrawn') return null;
  const waitsForMe = !isMine && mayConfirm && motion.state === 'waiting';
  return (
    <>
      {waitsForMe && <TieWithMe motion={motion} />}
      <div className={votes.deeds} style={{ margin: '8px 0 0' }}>
        {isMine && motion.state === 'waiting' && (
          <span className={votes.line}>
            <b>{t('motion.someoneElse')}</b>
          </span>
        )}
        {waitsForMe && isFree && after && (
          <CommandButton
            size="sm"
            color="orange.9"
            variant="filled"
            asks={{ type: 'poll.confirm', ...about, saw: { yea: after.yea, nay: after.nay } }}
            notNow={lacks ? t(`motion.${lacks}`) : undefined}
          >
            {t('motion.confirm', { yea: countText(after.yea, language), nay: countText(after.nay, language) })}
          </CommandButton>
        )}
        {mayWithdraw && <CommandButton asks={{ type: 'poll.withdraw', ...about }}>{t('motion.withdraw')}</CommandButton>}
        {lacks && motion.state === 'waiting' && <span className={votes.line}>{t(`motion.${lacks}`)}</span>}
      </div>
    </>
  );
};

export const MotionCard = ({ poll, motion }: Props) => {
  const { t, text } = useText();
  const textOf = useExclusionText();
  const zone = useView().episode?.zone ?? 'UTC';
  const { motion: wish, state } = motion;
  const isHidden = !seesSplit(useMe().role, poll);
  const isPending = state === 'counting' || state === 'waiting';
  const what = wish.kind === 'manual' ? t('motion.source', { source: wish.source }) : textOf(wish.exclusions) || t('motion.wholeCount');
  return (
    <section
      className={`${votes.card} ${isPending ? votes.waits : ''}`}
      aria-label={t(`motion.kind.${wish.kind}`)}
      data-motion={motion.id}
      data-state={state}
    >
      <div className={votes.head}>
        <Mark tone={tones[state]}>{t(`motion.state.${state}`)}</Mark>
        <h4>{t(`motion.kind.${wish.kind}`)}</h4>
      </div>
      <p className={votes.line}>{what}</p>
      {wish.kind === 'correct' && wish.chairSays && (
        <p className={votes.line}>{t('motion.chairSays', { what: text(poll[wish.chairSays]) })}</p>
      )}
      <p className={votes.line}>{t('poll.because', { reason: wish.reason })}</p>
      <p className={styles.small}>
        <span>{t('motion.by', { name: motion.by, time: clockText(motion.at, zone) })}</span>
        {motion.confirmedBy && <span>{t('motion.confirmedBy', { name: motion.confirmedBy })}</span>}
        <TieAfter motion={motion} />
      </p>
      {isHidden ? (
        <p className={votes.hidden}>{t('poll.hiddenUntilResult')}</p>
      ) : (
        <>
          <Figures motion={motion} />
          <Effect motion={motion} />
        </>
      )}
      <Answer poll={poll} motion={motion} />
    </section>
  );
};
