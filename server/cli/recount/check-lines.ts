/**
 * Everything between an export's first and last line: leaves as they come, signed heads, and at the end the statements.
 *
 * A statement is judged by the whole story, so it waits for the last leaf.
 */
import { fromBase64 } from '../../core/base64.ts';
import type { VerifierKey } from '../../core/checkpoint.ts';
import { ballotsLeaf, canonicalJson, type LoggedRecord, readLeaf, recordLeaf } from '../../core/log-leaf.ts';
import { addRecord, createLogStory } from '../../core/log-story.ts';
import { statementHeading, statementOf } from '../../core/statement.ts';
import { createBallotsCheck } from './check-ballots.ts';
import { checkResults, type PollResult } from './check-results.ts';
import { checkRules } from './check-rules.ts';
import type { Span, TreeCheck } from './check-tree.ts';
import type { Findings } from './findings.ts';
import { checkEd25519 } from './signatures.ts';

export type Line = { readonly [name: string]: unknown };
export type Header = {
  readonly activationId: string;
  readonly origin: string;
  readonly key: VerifierKey;
  readonly keyText: string;
  readonly size: number;
  readonly unsigned: number;
};

/** The bytes of the leaf that this line stands for. */
const leafOf = (line: Line): Uint8Array | undefined => {
  if (typeof line.record === 'object' && line.record !== null) return recordLeaf(line.record as LoggedRecord);
  const { poll, batch, first, receivedAt, ballots } = line;
  const packed = fromBase64(String(ballots));
  if (!packed || typeof poll !== 'number' || typeof batch !== 'number' || typeof first !== 'number' || typeof receivedAt !== 'number')
    return undefined;
  return ballotsLeaf({ poll, batch, first, receivedAt }, packed);
};

/** Everything between the header and the end. */
export const createBody = (header: Header, tree: TreeCheck, findings: Findings) => {
  const story = createLogStory();
  const ballots = createBallotsCheck(story, findings);
  const statements: { readonly line: Line; readonly bytes: Span }[] = [];

  const addLeaf = (line: Line, bytes: Span) => {
    const at = tree.size();
    const data = leafOf(line);
    if (!data || line.leaf !== at) return findings.add({ what: `leaf ${at} should stand here`, bytes });
    tree.add(data, bytes);
    const leaf = readLeaf(data);
    if (!leaf) return findings.add({ what: 'this leaf holds nothing that this version knows', leaf: at, bytes });
    if (leaf.kind === 'ballots') return ballots.add(leaf, at, bytes);
    const before = story.polls.get(Number(leaf.record.poll));
    if (leaf.record.type === 'rules' && before) ballots.rulesChange(before);
    if (!addRecord(story, leaf.record, at))
      return findings.add({ what: `a record (${leaf.record.type}) about nothing that this log knows`, leaf: at, bytes });
    const poll = leaf.record.type === 'rules' ? story.polls.get(Number(leaf.record.poll)) : undefined;
    if (poll) checkRules(story, poll, findings);
  };

  const checkStatement = ({ line, bytes }: { line: Line; bytes: Span }) => {
    const { statement, signature, key } = line;
    const no = (what: string): void => findings.add({ what, bytes });
    if (typeof statement !== 'object' || statement === null || !('poll' in statement) || !('log' in statement))
      return no('this is no statement of result');
    const signed = fromBase64(String(signature));
    const text = new TextEncoder().encode(statementHeading + canonicalJson(statement));
    if (key !== header.keyText || !signed || !checkEd25519(header.key.publicKey, text, signed))
      return no('the signature on this statement is false');
    const poll = story.polls.get(Number(statement.poll));
    const told = poll && statementOf(header.activationId, story, poll, statement.log as never);
    if (!told || canonicalJson(told) !== canonicalJson(statement)) return no('this statement says something else than the log');
    const root = tree.root().toString('base64');
    if (told.log.origin !== header.origin || told.log.size !== tree.size() || told.log.root !== root)
      no('this statement is about another log');
  };

  return {
    line(line: Line, bytes: Span): void {
      if ('leaf' in line) addLeaf(line, bytes);
      else if (typeof line.checkpoint === 'string') tree.checkpoint(line.checkpoint, bytes);
      else if (typeof line.statement === 'object' && line.statement !== null) statements.push({ line: line.statement as Line, bytes });
      else findings.add({ what: 'this line is nothing that an export holds', bytes });
    },
    end(): PollResult[] {
      tree.end();
      ballots.end();
      for (const one of statements) checkStatement(one);
      if (header.size !== tree.size()) findings.add({ what: `the first line says ${header.size} leaves, there are ${tree.size()}` });
      return [...story.polls.values()].map((poll) => checkResults(story, poll, ballots.of(poll.poll), findings));
    },
  };
};
