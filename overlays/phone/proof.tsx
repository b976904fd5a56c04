/** @jsxImportSource preact */
/** The receipt of a vote that is in, and, once the result is out, the way to check it. The check itself is loaded when asked for. */
import type { ComponentType } from 'preact';
import { useState } from 'preact/hooks';
import type { PhonePoll } from '../../server/contract/phone.ts';
import type { KeptVote } from './kept.ts';
import type { OwnVote } from './proof/check-vote.ts';
import { type Language, wordsIn } from './words.ts';

type Panel = ComponentType<{ own: OwnVote; language: Language }>;
type Props = {
  readonly poll: PhonePoll;
  readonly vote: KeptVote | undefined;
  readonly activationId: string;
  readonly logKey: string | undefined;
  readonly pass: string | undefined;
  readonly mayCheck: boolean;
  readonly language: Language;
};

const ownVote = ({ poll, vote, activationId, logKey, pass }: Props): OwnVote | undefined =>
  vote?.receipt && vote.standing && pass
    ? {
        activationId,
        poll: poll.number,
        choice: vote.standing,
        ...(vote.state === 'in' ? { sequence: vote.sequence } : {}),
        pass,
        receipt: vote.receipt,
        ...(logKey ? { logKey } : {}),
      }
    : undefined;

export const Proof = (props: Props) => {
  const { language, mayCheck } = props;
  const words = wordsIn(language);
  const [panel, setPanel] = useState<{ readonly is: Panel }>();
  const [state, setState] = useState<'still' | 'loading' | 'failed'>('still');
  const own = ownVote(props);
  if (!own) return null;
  const Checked = panel?.is;
  const load = (): void => {
    setState('loading');
    import('./proof/proof-panel.tsx').then(
      ({ ProofPanel }) => setPanel({ is: ProofPanel }),
      () => setState('failed'),
    );
  };
  return (
    <section class="proof">
      <p class="receipt">
        <b>{words.proof}</b> {words.receipt} <code>{own.receipt}</code>
      </p>
      {!mayCheck && (
        <p class="fine">
          {words.receiptWhat} {words.receiptLater}
        </p>
      )}
      {mayCheck && !Checked && (
        <button type="button" class="plain wide" aria-disabled={state === 'loading'} onClick={load}>
          {state === 'loading' ? words.checking : words.checkVote}
        </button>
      )}
      {state === 'failed' && (
        <p class="fine" role="status">
          {words.checkFailed}
        </p>
      )}
      {mayCheck && Checked && <Checked key={`${own.receipt} ${own.choice}`} own={own} language={language} />}
    </section>
  );
};
