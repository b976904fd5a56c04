/** @jsxImportSource preact */
/** The whole page: the market's sign under its awning, the ballot, what is on sale. */
import { useEffect, useState } from 'preact/hooks';
import type { PhoneEpisode } from '../../server/contract/audience.ts';
import type { Choice } from '../../server/contract/phone.ts';
import { Choices, Countdown, Question, Status, statusOf } from './ballot.tsx';
import { Away, Awning } from './icons.tsx';
import { keep, keptText } from './kept.ts';
import type { Moment } from './moment.ts';
import { Outcome, Split } from './outcome.tsx';
import { priceText } from './price.ts';
import { type Now, useVoter } from './use-voter.ts';
import type { Voter } from './voter.ts';
import { type Language, languageOf, localText, wordsIn } from './words.ts';

const useLanguage = (): [Language, () => void] => {
  const [language, setLanguage] = useState<Language>(() => languageOf(keptText('language') ?? navigator.language));
  useEffect(() => {
    document.documentElement.lang = language === 'zh' ? 'zh-CN' : 'en';
  }, [language]);
  const other = language === 'zh' ? 'en' : 'zh';
  return [
    language,
    () => {
      keep('language', other);
      setLanguage(other);
    },
  ];
};

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

const Header = ({ episode, language, onSwitch }: { episode: PhoneEpisode | null; language: Language; onSwitch: () => void }) => {
  const words = wordsIn(language);
  const series = episode && localText(episode.series, language);
  const title = episode && localText(episode.title, language);
  return (
    <header>
      {episode && episode.kind !== 'live' && <p class="rehearsal">{words.rehearsal}</p>}
      <Awning />
      <div class="masthead">
        <p class="series">
          {episode?.kind === 'live' && !episode.ended && <span class="live">{words.live}</span>}
          <span lang={series?.lang}>{series?.text ?? ''}</span>
        </p>
        <button type="button" class="language" lang={language === 'zh' ? 'en' : 'zh-CN'} aria-label={words.otherLabel} onClick={onSwitch}>
          {words.other}
        </button>
      </div>
      <h1 lang={title?.lang}>{title?.text ?? ''}</h1>
    </header>
  );
};

/** What is about the vote itself, by the moment. */
const Sign = ({ now, language, onVote }: { now: Now; language: Language; onVote: (choice: Choice) => void }) => {
  const { moment, told, seconds } = now;
  const words = wordsIn(language);
  const [heading, more] = headings[moment.is](language);
  const poll = 'poll' in moment ? moment.poll : undefined;
  const vote = poll && told.votes[poll.number];
  const isOpen = moment.is === 'open';
  const status =
    poll && (isOpen || moment.is === 'counting') ? statusOf(poll, vote, told.isLinked, language) : { tone: 'none' as const, text: '' };
  return (
    <main data-moment={moment.is}>
      <section class="sign">
        <p class="heading" role="status">
          {heading}
        </p>
        {poll && <Question poll={poll} language={language} />}
        {moment.is === 'soon' && <p class="more">{words.soonIn(seconds)}</p>}
        {more && <p class="more">{more}</p>}
        {poll && isOpen && <Countdown seconds={seconds} poll={poll} language={language} />}
        {poll && moment.is === 'result' && <Outcome poll={poll} vote={vote} language={language} />}
      </section>
      {poll && (isOpen || (moment.is === 'counting' && vote)) && (
        <Choices poll={poll} vote={vote} language={language} isOpen={isOpen} onVote={onVote} />
      )}
      <Status {...status} />
      {isOpen && <p class="quiet">{words.change}</p>}
      {moment.is === 'counting' && !vote && <p class="quiet">{words.noVote}</p>}
      {poll?.count && (isOpen || moment.is === 'counting') && (
        <section class="sofar" aria-label={words.soFar}>
          <Split poll={poll} count={poll.count} language={language} />
        </section>
      )}
      <p class="spoken" role="status">
        {isOpen && seconds <= 10 && seconds > 5 ? words.left(10) : ''}
      </p>
    </main>
  );
};

const Product = ({ product, language }: { product: NonNullable<PhoneEpisode['product']>; language: Language }) => {
  const words = wordsIn(language);
  const { text, lang } = localText(product.name, language);
  if (!/^https?:\/\//.test(product.link)) return null;
  return (
    <a class="ticket" href={product.link} target="_blank" rel="noopener noreferrer">
      <span class="on-sale">{words.onSale}</span>
      <span class="product" lang={lang}>
        {text}
      </span>
      <b>{priceText(product.price, language)}</b>
      <span class="buy">
        {words.buy}
        <span class="spoken"> ({words.opensShop})</span>
      </span>
    </a>
  );
};

export const Page = ({ voter }: { voter: Voter }) => {
  const now = useVoter(voter);
  const [language, switchLanguage] = useLanguage();
  const { told, moment } = now;
  const vote = (choice: Choice): void => {
    if (moment.is === 'open') voter.vote(moment.poll, choice);
  };
  return (
    <>
      <Header episode={told.episode} language={language} onSwitch={switchLanguage} />
      <p class={`link ${told.isWelcome && !told.isLinked ? 'lost' : ''}`} role="status">
        {told.isWelcome && !told.isLinked && (
          <>
            <Away />
            {wordsIn(language).lost}
          </>
        )}
      </p>
      <Sign now={now} language={language} onVote={vote} />
      {told.episode?.product && <Product product={told.episode.product} language={language} />}
      <footer>{wordsIn(language).footer}</footer>
    </>
  );
};
