/** @jsxImportSource preact */
/** The two buttons, the countdown, and what became of the vote. */
import type { Choice, PhonePoll } from '../../server/contract/phone.ts';
import { Check, Going, Nay, Warn, Yea } from './icons.tsx';
import type { KeptVote } from './kept.ts';
import type { Notice } from './notice.ts';
import type { Told } from './voter.ts';
import { type Language, localText, wordsIn } from './words.ts';

type Props = { readonly poll: PhonePoll; readonly vote: KeptVote | undefined; readonly language: Language };

export const Question = ({ poll, language }: Pick<Props, 'poll' | 'language'>) => {
  const { text, lang } = localText(poll.question, language);
  return (
    <h2 class="question" lang={lang}>
      {text}
    </h2>
  );
};

type Said = { readonly tone: 'none' | 'going' | 'in' | 'not'; readonly text: string };
export const noStatus: Said = { tone: 'none', text: '' };

/** What the page says of the vote: one line that is true now. */
export const statusOf = (
  poll: PhonePoll,
  vote: KeptVote | undefined,
  { isLinked, work }: Pick<Told, 'isLinked' | 'work'>,
  language: Language,
): Said => {
  const words = wordsIn(language);
  const named = (choice: Choice): string => localText(poll[choice], language).text;
  if (!vote) return noStatus;
  if (vote.state === 'sending') {
    const going = work === 'none' ? words.sending : words.sendingSoon;
    return { tone: 'going', text: isLinked ? going : words.sendingLost };
  }
  if (vote.state === 'in') return { tone: 'in', text: words.isIn(named(vote.choice)) };
  const why = vote.why === 'closed' ? words.refusedLate : vote.why === 'not-eligible' ? words.refusedPath : words.refused;
  return { tone: 'not', text: vote.standing ? `${why} ${words.stillStands(named(vote.standing))}` : why };
};

export const Status = ({ tone, text }: Said) => (
  <p class={`status ${tone}`} role="status">
    {tone === 'in' && <Check />}
    {tone === 'going' && <Going />}
    {tone === 'not' && <Warn />}
    <span>{text}</span>
  </p>
);

const ChoiceButton = ({
  choice,
  poll,
  vote,
  language,
  isOpen,
  onVote,
}: Props & { choice: Choice; isOpen: boolean; onVote: (choice: Choice) => void }) => {
  const { text, lang } = localText(poll[choice], language);
  const isMine = vote?.choice === choice && vote.state !== 'refused';
  return (
    <button
      type="button"
      class={`choice ${choice} ${vote && !isMine ? 'other' : ''}`}
      aria-pressed={isMine}
      aria-disabled={!isOpen}
      data-choice={choice}
      onClick={() => isOpen && onVote(choice)}
    >
      {choice === 'yea' ? <Yea /> : <Nay />}
      <span class="name" lang={lang}>
        {text}
      </span>
      <span class="tick">{isMine && (vote.state === 'in' ? <Check /> : <Going />)}</span>
    </button>
  );
};

export const Choices = (props: Props & { isOpen: boolean; onVote: (choice: Choice) => void }) => (
  <div class="choices">
    <ChoiceButton {...props} choice="yea" />
    <ChoiceButton {...props} choice="nay" />
  </div>
);

/** What stands beside the seconds; the place is kept free, so that nothing moves when it comes. */
const badgeOf = (notice: Notice, language: Language): string => {
  const words = wordsIn(language);
  if (notice.is === 'added') return words.added(notice.seconds);
  return { none: '', soon: words.closingSoon, last: words.lastSeconds, closing: words.closing }[notice.is];
};

/** The bar runs out with the window; its length is drawn by the browser from where it is now. */
export const Countdown = ({
  seconds,
  poll,
  notice,
  language,
}: {
  seconds: number;
  poll: PhonePoll;
  notice: Notice;
  language: Language;
}) => {
  const whole = Math.max(1, (poll.endsAt - poll.opensAt) / 1000);
  const words = wordsIn(language);
  const badge = badgeOf(notice, language);
  return (
    <div class={`countdown ${seconds <= 10 && !poll.openEnded ? 'last' : ''}`} role="timer" aria-live="off">
      <p class="left">
        <span class="seconds">{poll.openEnded ? words.openEnd : words.left(seconds)}</span>
        <span class={`notice ${notice.is}`} data-notice={notice.is}>
          {badge}
        </span>
      </p>
      <span class="bar" aria-hidden="true">
        <span style={{ transform: poll.openEnded ? 'none' : `scaleX(${Math.min(1, Math.max(0, seconds - 1) / whole)})` }} />
      </span>
    </div>
  );
};

/** Said once to those who listen rather than look. */
export const spokenOf = (notice: Notice, seconds: number, language: Language): string => {
  const words = wordsIn(language);
  if (notice.is === 'added') return words.addedSpoken(notice.seconds);
  if (notice.is === 'closing' && seconds > 10) return words.closingSpoken;
  if (notice.is === 'soon') return seconds > 25 ? words.left(30) : '';
  return notice.is !== 'none' && seconds > 5 ? words.left(10) : '';
};
