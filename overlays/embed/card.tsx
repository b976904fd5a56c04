/** @jsxImportSource preact */
/** The one card over the player: a vote, a result, or what is sold. Made of the phone's page. */
import type { PhonePoll } from '../../server/contract/phone.ts';
import { Choices, Countdown, Question, Status, spokenOf, statusOf } from '../phone/ballot.tsx';
import { Away, Warn } from '../phone/icons.tsx';
import { Outcome, PutOff } from '../phone/outcome.tsx';
import { priceText } from '../phone/price.ts';
import { Proof } from '../phone/proof.tsx';
import type { Told, Voter } from '../phone/voter.ts';
import { type Language, localText, wordsIn } from '../phone/words.ts';
import type { Now } from './use-shown.ts';
import type { Product, Shown } from './what-shows.ts';

type Props = { readonly now: Now; readonly voter: Voter; readonly language: Language };
type ShownVote = Extract<Shown, { is: 'vote' }>;
type ShownResult = Extract<Shown, { is: 'result' }>;

const Heading = ({ text }: { text: string }) => (
  <p class="heading" role="status">
    {text}
  </p>
);

/** The line is lost, or this phone could not be let in: a vote would not go out. */
const Trouble = ({ told: { isLinked, work }, language }: { told: Told; language: Language }) => {
  const words = wordsIn(language);
  if (isLinked && work !== 'failed') return null;
  return (
    <p class="link" role="status">
      {isLinked ? <Warn /> : <Away />}
      {isLinked ? words.workFailed : words.lost}
    </p>
  );
};

const Receipt = ({ poll, told, voter, language, mayCheck }: Omit<Props, 'now'> & { poll: PhonePoll; told: Told; mayCheck: boolean }) =>
  told.episode && (
    <Proof
      key={poll.number}
      poll={poll}
      vote={told.votes[poll.number]}
      activationId={told.episode.activationId}
      logKey={told.episode.logKey}
      pass={voter.pass()}
      mayCheck={mayCheck}
      language={language}
    />
  );

/** The buttons come last: the card stands on them, so that they stay where they are when a line comes above. */
const Vote = ({ shown, now, voter, language }: Props & { shown: ShownVote }) => {
  const { moment, poll, seconds, notice } = shown;
  const { told } = now;
  const words = wordsIn(language);
  const vote = told.votes[poll.number];
  const isOpen = moment === 'open';
  return (
    <>
      {!isOpen && <Heading text={words.closed} />}
      <Question poll={poll} language={language} />
      {isOpen && <Countdown seconds={seconds} poll={poll} notice={notice} language={language} />}
      {vote && <Status {...statusOf(poll, vote, told, language)} />}
      {!isOpen && <p class="fine">{vote ? words.counting : words.noVote}</p>}
      <Receipt poll={poll} told={told} voter={voter} language={language} mayCheck={false} />
      {(isOpen || vote) && (
        <Choices
          poll={poll}
          vote={vote}
          language={language}
          isOpen={isOpen && now.isSteady}
          onVote={(choice) => voter.vote(poll, choice)}
        />
      )}
      <p class="spoken" role="status">
        {isOpen ? spokenOf(notice, seconds, language) : ''}
      </p>
    </>
  );
};

const Result = ({ shown: { moment, poll }, now: { told }, voter, language }: Props & { shown: ShownResult }) => {
  const words = wordsIn(language);
  const heading = { result: words.result, deferred: words.deferred, void: words.void }[moment];
  return (
    <>
      <Heading text={poll.outcome?.corrects ? words.correction : heading} />
      <Question poll={poll} language={language} />
      {moment === 'result' && <Outcome poll={poll} vote={told.votes[poll.number]} language={language} />}
      {moment === 'deferred' && <PutOff poll={poll} language={language} />}
      {moment === 'void' && <p class="fine">{words.voidMore}</p>}
      <Receipt poll={poll} told={told} voter={voter} language={language} mayCheck={moment !== 'deferred'} />
    </>
  );
};

const Offer = ({ product, language }: { product: Product; language: Language }) => {
  const words = wordsIn(language);
  const { text, lang } = localText(product.name, language);
  return (
    <a class="offer" href={product.link} target="_blank" rel="noopener noreferrer">
      <span class="what">
        <span class="heading">{words.onSale}</span>
        <span class="product" lang={lang}>
          {text}
        </span>
      </span>
      <b>{priceText(product.price, language)}</b>
      <span class="buy">
        {words.buy}
        <span class="spoken"> ({words.opensShop})</span>
      </span>
    </a>
  );
};

/** @param isOwnTap says of a click whether a viewer made it */
export const Card = ({ isOwnTap, ...props }: Props & { isOwnTap: (event: Event) => boolean }) => {
  const { shown, told } = props.now;
  const { language } = props;
  if (shown.is === 'nothing') return null;
  const isAsked = shown.is === 'vote' && shown.moment === 'open';
  return (
    <main
      class="card"
      lang={language === 'zh' ? 'zh-CN' : 'en'}
      data-shown={shown.is}
      onClickCapture={(event: Event) => {
        if (!isOwnTap(event)) event.stopPropagation();
      }}
    >
      {told.episode && told.episode.kind !== 'live' && <p class="rehearsal">{wordsIn(language).rehearsal}</p>}
      {isAsked && <Trouble told={told} language={language} />}
      {shown.is === 'vote' && <Vote {...props} shown={shown} />}
      {shown.is === 'result' && <Result {...props} shown={shown} />}
      {shown.is === 'product' && <Offer product={shown.product} language={language} />}
    </main>
  );
};
