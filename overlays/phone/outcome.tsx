/** @jsxImportSource preact */
/** How a vote ended: the result as a stamp with how many said what, a correction with both statements, or why there is none. */
import type { Choice, PhonePoll } from '../../server/contract/phone.ts';
import { Warn } from './icons.tsx';
import type { KeptVote } from './kept.ts';
import { type Language, localText, wordsIn } from './words.ts';

type Counted = { readonly yea: number; readonly nay: number };
type Props = { readonly poll: PhonePoll; readonly language: Language };

const numbersIn = (language: Language): Intl.NumberFormat => new Intl.NumberFormat(language === 'zh' ? 'zh-CN' : 'en');

/** Percentages that add up to 100. */
const shares = ({ yea, nay }: Counted): Counted => {
  const all = yea + nay;
  const share = all === 0 ? 0 : Math.round((yea / all) * 100);
  return { yea: share, nay: all === 0 ? 0 : 100 - share };
};

export const Split = ({ poll, count, language }: Props & { count: Counted }) => {
  const share = shares(count);
  const words = wordsIn(language);
  const numbers = numbersIn(language);
  return (
    <dl class="split">
      {(['yea', 'nay'] as const).map((choice) => {
        const { text, lang } = localText(poll[choice], language);
        return (
          <div key={choice} class={choice}>
            <dt lang={lang}>{text}</dt>
            <dd>
              <b>{share[choice]}%</b> <span class="votes">{words.votes(count[choice], numbers.format(count[choice]))}</span>
            </dd>
            <i aria-hidden="true" style={{ transform: `scaleX(${share[choice] / 100})` }} />
          </div>
        );
      })}
    </dl>
  );
};

const Stamp = ({ poll, decision, language }: Props & { decision: Choice }) => (
  <p class={`stamp ${decision}`}>{wordsIn(language).wins(localText(poll[decision], language).text)}</p>
);

const Manual = ({ language }: { language: Language }) => (
  <p class="by-hand">
    <Warn />
    <span>{wordsIn(language).manual}</span>
  </p>
);

/** What was shown before stays readable beside what replaces it. */
const Before = ({ poll, language }: Props) => {
  const corrects = poll.outcome?.corrects;
  if (!corrects) return null;
  const words = wordsIn(language);
  const numbers = numbersIn(language);
  const side = (choice: Choice): string =>
    `${localText(poll[choice], language).text} ${words.votes(corrects[choice], numbers.format(corrects[choice]))}`;
  return (
    <dl class="before">
      <dt>{words.saidBefore}</dt>
      <dd>
        <s>{words.wins(localText(poll[corrects.decision], language).text)}</s>
        <br />
        {side('yea')} · {side('nay')}
      </dd>
      <dt>{words.because}</dt>
      <dd>{corrects.reason}</dd>
    </dl>
  );
};

export const Outcome = ({ poll, vote, language }: Props & { vote: KeptVote | undefined }) => {
  const { outcome } = poll;
  const words = wordsIn(language);
  if (!outcome || outcome.decision === 'deferred' || outcome.decision === 'void') return null;
  const { decision, yea, nay, manual, corrects } = outcome;
  return (
    <>
      {corrects && <p class="now">{words.nowSays}</p>}
      <Stamp poll={poll} decision={decision} language={language} />
      {yea !== undefined && nay !== undefined && <Split poll={poll} count={{ yea, nay }} language={language} />}
      {manual && <Manual language={language} />}
      <Before poll={poll} language={language} />
      {vote?.standing && <p class="quiet">{words.youSaid(localText(poll[vote.standing], language).text)}</p>}
    </>
  );
};

/** Why there is no result yet: what the host says of it, and a quorum that was missed. */
export const PutOff = ({ poll, language }: Props) => {
  const words = wordsIn(language);
  const { hostLine, missedQuorum } = poll.outcome ?? {};
  const said = hostLine && localText(hostLine, language);
  return (
    <>
      {missedQuorum !== undefined && <p class="more">{words.missedQuorum(numbersIn(language).format(missedQuorum))}</p>}
      {said && (
        <p class="host">
          <span class="fine">{words.hostSays}</span> <q lang={said.lang}>{said.text}</q>
        </p>
      )}
    </>
  );
};

/** A correction of an earlier vote, while the page is already about another. */
export const Corrections = ({ polls, current, language }: { polls: readonly PhonePoll[]; current: number; language: Language }) => (
  <>
    {polls
      .filter((poll) => poll.number !== current && poll.outcome?.corrects)
      .map((poll) => (
        <section key={poll.number} class="sign small" data-correction={poll.number}>
          <p class="heading" role="status">
            {wordsIn(language).correctionOf}
          </p>
          <p class="question">{localText(poll.question, language).text}</p>
          <Outcome poll={poll} vote={undefined} language={language} />
        </section>
      ))}
  </>
);
