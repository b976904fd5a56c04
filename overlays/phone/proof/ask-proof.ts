/** Fetches the proof for a receipt and checks it. Whatever goes wrong on the way is an answer, not an exception. */
import type { ProofRefusal, VoteProof } from '../../../server/contract/vote-proof.ts';
import { atDoor } from '../at-door.ts';
import { checkVote, type Finding, type OwnVote } from './check-vote.ts';
import { findMeans } from './means.ts';

export type Checked =
  | { readonly is: 'found'; readonly finding: Finding }
  | { readonly is: ProofRefusal['code'] | 'away' | 'no-secure-context' };

const answerWithin = 8000;
const refusals: Readonly<Record<number, ProofRefusal['code']>> = { 404: 'not-found', 409: 'not-yet', 503: 'busy' };

const fetchProof = async ({ activationId, receipt }: OwnVote): Promise<VoteProof | ProofRefusal['code'] | 'away'> => {
  const giveUp = new AbortController();
  const timer = setTimeout(() => giveUp.abort(), answerWithin);
  try {
    const where = atDoor(`log/${encodeURIComponent(activationId)}/proof/${receipt}`);
    const answer = await fetch(where.href, { signal: giveUp.signal, cache: 'no-store' });
    // Whatever the door says is checked below, step by step.
    return answer.ok ? ((await answer.json()) as VoteProof) : (refusals[answer.status] ?? 'away');
  } catch {
    return 'away'; // No network, too slow, or not JSON: all the same to the viewer.
  } finally {
    clearTimeout(timer);
  }
};

export const askProof = async (own: OwnVote): Promise<Checked> => {
  const means = await findMeans();
  if (!means) return { is: 'no-secure-context' };
  const proof = await fetchProof(own);
  if (typeof proof === 'string') return { is: proof };
  return { is: 'found', finding: await checkVote(proof, own, means) };
};
