/** @jsxImportSource preact */
/** Where this viewer watches: what the code on screen proved, and a small sheet to say the rest. It never stands in the way of the vote. */
import { useState } from 'preact/hooks';
import type { PhoneEpisode } from '../../server/contract/audience.ts';
import type { CodeRefusal } from '../../server/contract/phone.ts';
import { Check, Eye, Warn } from './icons.tsx';
import type { Told } from './voter.ts';
import { type Language, localText, wordsIn } from './words.ts';

type Props = { readonly told: Told; readonly language: Language; readonly onName: (path: string) => void };

const refusalText = (code: CodeRefusal, language: Language): string => {
  const words = wordsIn(language);
  return { expired: words.codeExpired, false: words.codeFalse, bound: words.codeBound, armed: words.codeArmed }[code];
};

const ProofLine = ({ told: { proof }, language }: Pick<Props, 'told' | 'language'>) => {
  if (!proof) return null;
  if (proof.code)
    return (
      <p class="proved not" data-code={proof.code}>
        <Warn />
        <span>{refusalText(proof.code, language)}</span>
      </p>
    );
  if (proof.tier === 'open') return null;
  const words = wordsIn(language);
  return (
    <p class="proved" data-tier={proof.tier}>
      <Check />
      <span>{proof.tier === 'air' ? words.proved : words.vouched}</span>
    </p>
  );
};

const Sheet = ({
  paths,
  told,
  language,
  onChoose,
}: {
  paths: PhoneEpisode['paths'];
  told: Told;
  language: Language;
  onChoose: (path: string) => void;
}) => (
  <fieldset class="paths" id="paths" aria-label={wordsIn(language).whereAsk}>
    <p class="fine">{wordsIn(language).whereWhy}</p>
    {paths.map(({ id, name }) => {
      const { text, lang } = localText(name, language);
      return (
        <button key={id} type="button" class="path" data-path={id} aria-pressed={told.path === id} onClick={() => onChoose(id)}>
          <span lang={lang}>{text}</span>
          {told.path === id && <Check />}
        </button>
      );
    })}
  </fieldset>
);

export const Watching = ({ told, language, onName }: Props) => {
  const [isOpen, setOpen] = useState(false);
  const words = wordsIn(language);
  const { episode, proof, path } = told;
  if (!episode || !told.isWelcome) return null;
  const mayName = proof?.mayName ?? [];
  const paths = episode.paths.filter(({ id }) => mayName.includes(id));
  const own = episode.paths.find(({ id }) => id === path);
  const named = own && localText(own.name, language);
  const mayChoose = paths.length > 1;
  return (
    <aside class="watching">
      <div role="status">
        <ProofLine told={told} language={language} />
      </div>
      {(named || mayChoose) && (
        <div class="where">
          <Eye />
          <span class="where-text">
            {named ? (
              <>
                {words.watching}: <b lang={named.lang}>{named.text}</b>
              </>
            ) : (
              words.whereAsk
            )}
          </span>
          {mayChoose && (
            <button type="button" class="plain" aria-expanded={isOpen} aria-controls="paths" onClick={() => setOpen(!isOpen)}>
              {named ? words.changeWatching : words.choose}
            </button>
          )}
        </div>
      )}
      {mayChoose && isOpen && (
        <Sheet
          paths={paths}
          told={told}
          language={language}
          onChoose={(chosen) => {
            setOpen(false);
            onName(chosen);
          }}
        />
      )}
    </aside>
  );
};
