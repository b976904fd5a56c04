/** @jsxImportSource preact */
/** The whole page: the market's sign under its awning, the ballot, what is on sale. */
import { useEffect, useState } from 'preact/hooks';
import type { PhoneEpisode } from '../../server/contract/audience.ts';
import { Away, Awning, Going, Warn } from './icons.tsx';
import { keep, keptText } from './kept.ts';
import { priceText } from './price.ts';
import { Sign } from './sign.tsx';
import { useVoter } from './use-voter.ts';
import type { Told, Voter } from './voter.ts';
import { Watching } from './watching.tsx';
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

/** What is wrong, or slow, between this phone and the door; nothing when all is well. */
const Link = ({ told: { isWelcome, isLinked, work }, language }: { told: Told; language: Language }) => {
  const words = wordsIn(language);
  const is = isWelcome && !isLinked ? 'lost' : work;
  return (
    <p class={`link ${is}`} role="status">
      {is === 'lost' && <Away />}
      {is === 'going' && <Going />}
      {is === 'failed' && <Warn />}
      {{ lost: words.lost, going: words.working, failed: words.workFailed, none: '' }[is]}
    </p>
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
  const { told } = now;
  return (
    <>
      <Header episode={told.episode} language={language} onSwitch={switchLanguage} />
      <Link told={told} language={language} />
      <Sign now={now} voter={voter} language={language} />
      <Watching told={told} language={language} onName={voter.name} />
      {told.episode?.product && <Product product={told.episode.product} language={language} />}
      <footer>{wordsIn(language).footer}</footer>
    </>
  );
};
