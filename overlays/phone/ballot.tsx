/** @jsxImportSource preact */
/** The two buttons, the countdown, and what became of the vote. */
import type { Choice, PhonePoll } from '../../server/contract/phone.ts';
import { Check, Going, Nay, Warn, Yea } from './icons.tsx';
import type { KeptVote } from './kept.ts';
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

/** What the page says of the vote: one line that is true now. */
export const statusOf = (
  poll: PhonePoll,
  vote: KeptVote | undefined,
  isLinked: boolean,
  language: Language,
): { tone: 'none' | 'going' | 'in' | 'not'; text: string } => {
  const words = wordsIn(language);
  const named = (choice: Choice): string => localText(poll[choice], language).text;
  if (!vote) return { tone: 'none', text: '' };
  if (vote.state === 'sending') return { tone: 'going', text: isLinked ? words.sending : words.sendingLost };
  if (vote.state === 'in') return { tone: 'in', text: words.isIn(named(vote.choice)) };
  const why = vote.why === 'closed' ? words.refusedLate : vote.why === 'not-eligible' ? words.refusedPath : words.refused;
  return { tone: 'not', text: vote.standing ? `${why} ${words.stillStands(named(vote.standing))}` : why };
};

export const Status = ({ tone, text }: ReturnType<typeof statusOf>) => (
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

/** The bar runs out with the window; its length is drawn by the browser from where it is now. */
export const Countdown = ({ seconds, poll, language }: { seconds: number; poll: PhonePoll; language: Language }) => {
  const whole = Math.max(1, (poll.endsAt - poll.opensAt) / 1000);
  return (
    <div class={`countdown ${seconds <= 10 ? 'last' : ''}`} role="timer" aria-live="off">
      <span class="seconds">{wordsIn(language).left(seconds)}</span>
      <span class="bar" aria-hidden="true">
        <span style={{ transform: `scaleX(${Math.min(1, Math.max(0, seconds - 1) / whole)})` }} />
      </span>
    </div>
  );
};
