/** @jsxImportSource preact */
/** The chalkboard and what hangs below it: the vote by its moment, from "get ready" to the result and the receipt. */
import { Choices, Countdown, noStatus, Question, Status, spokenOf, statusOf } from './ballot.tsx';
import type { Moment } from './moment.ts';
import { Corrections, Outcome, PutOff, Split } from './outcome.tsx';
import { Proof } from './proof.tsx';
import type { Now } from './use-voter.ts';
import type { Voter } from './voter.ts';
import { type Language, wordsIn } from './words.ts';

const headings: { readonly [K in Moment['is']]: (language: Language) => readonly [string, string] } = {
  connecting: (language) => [wordsIn(language).connecting, ''],
  'no-show': (language) => [wordsIn(language).noShow, wordsIn(language).noShowMore],
  ended: (language) => [wordsIn(language).ended, wordsIn(language).endedMore],
  waiting: (language) => [wordsIn(language).waiting, wordsIn(language).waitingMore],
  soon: (language) => [wordsIn(language).soon, ''],
  open: (language) => [wordsIn(language).open, ''],
  counting: (language) => [wordsIn(language).closed, wordsIn(language).counting],
  result: (language) => [wordsIn(language).result, ''],
  deferred: (language) => [wordsIn(language).deferred, wordsIn(language).deferredMore],
  void: (language) => [wordsIn(language).void, wordsIn(language).voidMore],
  'not-here': (language) => [wordsIn(language).notHere, wordsIn(language).notHereMore],
};

type Props = { readonly now: Now; readonly voter: Voter; readonly language: Language };

/** What is written on the board. */
const Board = ({ now, language }: Omit<Props, 'voter'>) => {
  const { moment, told, seconds, notice } = now;
  const words = wordsIn(language);
  const [heading, more] = headings[moment.is](language);
  const poll = 'poll' in moment ? moment.poll : undefined;
  return (
    <section class="sign">
      <p class="heading" role="status">
        {poll?.outcome?.corrects ? words.correction : heading}
      </p>
      {poll && <Question poll={poll} language={language} />}
      {moment.is === 'soon' && <p class="more">{words.soonIn(seconds)}</p>}
      {more && <p class="more">{more}</p>}
      {poll && moment.is === 'open' && <Countdown seconds={seconds} poll={poll} notice={notice} language={language} />}
      {poll && moment.is === 'result' && <Outcome poll={poll} vote={told.votes[poll.number]} language={language} />}
      {poll && moment.is === 'deferred' && <PutOff poll={poll} language={language} />}
    </section>
  );
};

/** The buttons, what became of the tap, and the split so far where it is shown. */
const Ballot = ({ now, voter, language }: Props) => {
  const { moment, told } = now;
  if (moment.is !== 'open' && moment.is !== 'counting') return <Status {...noStatus} />;
  const { poll } = moment;
  const words = wordsIn(language);
  const vote = told.votes[poll.number];
  const isOpen = moment.is === 'open';
  return (
    <>
      {(isOpen || vote) && (
        <Choices poll={poll} vote={vote} language={language} isOpen={isOpen} onVote={(choice) => voter.vote(poll, choice)} />
      )}
      <Status {...statusOf(poll, vote, told, language)} />
      {isOpen && <p class="quiet">{words.change}</p>}
      {!isOpen && !vote && <p class="quiet">{words.noVote}</p>}
      {poll.count && (
        <section class="sofar" aria-label={words.soFar}>
          <Split poll={poll} count={poll.count} language={language} />
        </section>
      )}
    </>
  );
};

const Receipt = ({ now, voter, language }: Props) => {
  const { moment, told } = now;
  if (!('poll' in moment) || !told.episode) return null;
  const { poll } = moment;
  return (
    <Proof
      key={poll.number}
      poll={poll}
      vote={told.votes[poll.number]}
      activationId={told.episode.activationId}
      logKey={told.episode.logKey}
      pass={voter.pass()}
      mayCheck={moment.is === 'result' || moment.is === 'void'}
      language={language}
    />
  );
};

export const Sign = (props: Props) => {
  const { moment, told, seconds, notice } = props.now;
  const { language } = props;
  return (
    <main data-moment={moment.is}>
      <Board now={props.now} language={language} />
      <Ballot {...props} />
      <Receipt {...props} />
      {'poll' in moment && <Corrections polls={told.polls} current={moment.poll.number} language={language} />}
      <p class="spoken" role="status">
        {moment.is === 'open' ? spokenOf(notice, seconds, language) : ''}
      </p>
    </main>
  );
};
