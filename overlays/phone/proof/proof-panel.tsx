/** @jsxImportSource preact */
/** What the check of a vote found, step by step. Loaded when the viewer asks for it. */
import { useEffect, useState } from 'preact/hooks';
import { Check, Warn } from '../icons.tsx';
import { type Language, wordsIn } from '../words.ts';
import { askProof, type Checked } from './ask-proof.ts';
import type { Finding, OwnVote, Step } from './check-vote.ts';
import { proofWords } from './proof-words.ts';

const steps: readonly Step[] = ['ballot', 'tree', 'signature'];

const verdictOf = ({ steps: { ballot, tree, signature } }: Finding): 'all' | 'unsigned' | 'bad' => {
  if ([ballot, tree, signature].includes('differs')) return 'bad';
  return signature === 'fits' ? 'all' : 'unsigned';
};

const Found = ({ finding, own, language }: { finding: Finding; own: OwnVote; language: Language }) => {
  const words = proofWords(language);
  const locale = language === 'zh' ? 'zh-CN' : 'en-GB';
  const verdict = verdictOf(finding);
  return (
    <>
      <p class={`verdict ${verdict}`} data-verdict={verdict}>
        {verdict === 'all' ? <Check /> : <Warn />}
        <span>{words[verdict]}</span>
      </p>
      <ol class="steps">
        {steps.map((step) => (
          <li key={step} class={finding.steps[step]} data-step={step}>
            {words.steps[step]}: <b>{words.results[finding.steps[step]]}</b>
          </li>
        ))}
      </ol>
      {finding.receivedAt !== undefined && finding.steps.ballot === 'fits' && (
        <p class="fine">{words.received(new Date(finding.receivedAt).toLocaleString(locale))}</p>
      )}
      {own.logKey && (
        <p class="fine">
          {words.keyFrom} <code>{own.logKey}</code>
        </p>
      )}
      <p class="fine">
        {words.head(new Intl.NumberFormat(locale).format(finding.size))} <code>{finding.root}</code>
      </p>
      {verdict !== 'bad' && <p class="fine">{words.limits}</p>}
    </>
  );
};

const refusalText = (is: Exclude<Checked['is'], 'found'>, own: OwnVote, language: Language): string => {
  const words = proofWords(language);
  if (is === 'no-secure-context') return `${words.secure} ${words.elsewhere(own.receipt)}`;
  return { 'not-yet': words.notYet, 'not-found': words.notFound, busy: words.busy, away: words.away }[is];
};

export const ProofPanel = ({ own, language }: { own: OwnVote; language: Language }) => {
  const [asked, setAsked] = useState(() => askProof(own));
  const [checked, setChecked] = useState<Checked>();
  useEffect(() => {
    let isGone = false;
    setChecked(undefined);
    void asked.then((answer) => {
      if (!isGone) setChecked(answer);
    });
    return () => {
      isGone = true;
    };
  }, [asked]);
  return (
    <div class="checked" role="status">
      {!checked && <p class="quiet">{wordsIn(language).checking}</p>}
      {checked?.is === 'found' && <Found finding={checked.finding} own={own} language={language} />}
      {checked && checked.is !== 'found' && (
        <>
          <p class="verdict unsigned" data-verdict={checked.is}>
            <Warn />
            <span>{refusalText(checked.is, own, language)}</span>
          </p>
          {checked.is !== 'no-secure-context' && (
            <button type="button" class="plain" onClick={() => setAsked(askProof(own))}>
              {proofWords(language).again}
            </button>
          )}
        </>
      )}
    </div>
  );
};
