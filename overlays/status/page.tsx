/** @jsxImportSource preact */
/** The whole of a station's own page. */
import { useEffect, useMemo, useState } from 'preact/hooks';
import { textIn } from '../graphics/words.ts';
import type { Options } from '../program/options.ts';
import { type Blank, killKey, openBlank } from '../station/blank.ts';
import { type Asked, type Desk, openDesk } from './ask-desk.ts';
import { Breaks } from './breaks.tsx';
import { Messages } from './messages.tsx';
import { ReturnPicture } from './return-picture.tsx';
import { Health, Show } from './state.tsx';
import { filled, type Words, wordsOf } from './words.ts';

type Kept = { readonly asked: Asked; readonly blanked: boolean; readonly tick: number };
const waiting: Asked = { own: null, state: 'connecting', trip: null, problem: null };

const useStation = ({ output, key }: Options) => {
  const [kept, keep] = useState<Kept>({ asked: waiting, blanked: false, tick: 0 });
  const ends = useMemo((): { readonly desk: Desk; readonly blank: Blank } => {
    const blank = openBlank(output, (blanked) => keep((now) => ({ ...now, blanked })));
    return { blank, desk: openDesk({ output, key }, (asked) => keep((now) => ({ ...now, asked }))) };
  }, [output, key]);
  useEffect(() => {
    keep((now) => ({ ...now, blanked: ends.blank.isOn() }));
    // Countdowns go on by themselves, also while the line is down.
    const timer = setInterval(() => keep((now) => ({ ...now, tick: now.tick + 1 })), 250);
    return () => clearInterval(timer);
  }, [ends]);
  return { ...kept, ...ends };
};

/** What came is marked as delivered, once. */
const useDelivered = ({ own }: Asked, desk: Desk) => {
  const fresh = (own?.messages ?? []).filter(({ mine, delivered }) => !mine && !delivered).map(({ id }) => id);
  const name = fresh.join(' ');
  useEffect(() => {
    if (name !== '') void desk.send('marks', { mark: 'delivered', ids: name.split(' ') });
  }, [name, desk]);
};

const Kill = ({ blank, blanked, words }: { blank: Blank; blanked: boolean; words: Words }) => (
  <section class={blanked ? 'kill on' : 'kill'} aria-label={words.blank}>
    {blanked && <p role="alert">{words.blankIsOn}</p>}
    <button type="button" aria-pressed={blanked} aria-keyshortcuts={killKey} onClick={() => blank.turn(!blanked)}>
      <kbd>{killKey}</kbd> {blanked ? words.blankBack : words.blank}
    </button>
    <p class="dim">{filled(words.blankExplain, { key: killKey })}</p>
  </section>
);

const Contact = ({ own, words, language }: { own: Asked['own']; words: Words; language: string }) => {
  const contact = own?.contact;
  return (
    <section class="contact" aria-labelledby="contact">
      <h2 id="contact">{words.contact}</h2>
      {contact ? (
        <p>
          {textIn(contact.name, language)} <a href={`tel:${contact.phone.replace(/[^+0-9]/g, '')}`}>{contact.phone}</a>
          {contact.note && <span class="dim"> {contact.note}</span>}
        </p>
      ) : (
        <p class="dim">{words.noContact}</p>
      )}
    </section>
  );
};

export const Page = ({ options }: { options: Options }) => {
  const { asked, blanked, desk, blank } = useStation(options);
  const [chosen, choose] = useState<string | undefined>(options.language);
  useDelivered(asked, desk);
  const { own, state } = asked;
  const language = (chosen ?? own?.station.language ?? navigator.language).startsWith('zh') ? 'zh' : 'en';
  const words = wordsOf(language);
  useEffect(() => {
    document.documentElement.lang = language;
    document.title = own ? `${textIn(own.station.name, language)} · ${words.title}` : words.title;
  }, [language, own, words]);
  const hash = location.hash;
  const shared = { own, words, language, now: desk.serverNow(), desk };
  return (
    <>
      <header>
        <h1 style={own?.station.colour ? { borderColor: own.station.colour } : {}}>
          {own ? textIn(own.station.name, language) : options.output}
        </h1>
        <p class={`line ${state}`} role="status">
          {words.state[state]}
        </p>
        <nav>
          <a href={`../station/${hash}`} target="_blank" rel="noreferrer">
            {words.overlay}
          </a>
          <a href={`../test/${hash}`} target="_blank" rel="noreferrer">
            {words.test}
          </a>
          <button type="button" lang={language === 'zh' ? 'en' : 'zh'} onClick={() => choose(language === 'zh' ? 'en' : 'zh')}>
            {words.language}
          </button>
        </nav>
      </header>
      <main>
        <Breaks {...shared} />
        <Kill blank={blank} blanked={blanked} words={words} />
        <Show {...shared} />
        <Health {...shared} trip={asked.trip} />
        <Contact own={own} words={words} language={language} />
        <ReturnPicture {...shared} />
        <Messages {...shared} problem={asked.problem} />
      </main>
    </>
  );
};
