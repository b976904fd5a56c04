/**
 * Draws the show machine, the poll's and the guest's from the machines themselves: docs/show-machine.md.
 *
 * `node --import tsx docs/show-machine.gen.ts` writes the page; with `--check` it writes nothing and fails when the page is stale.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { AnyStateMachine, AnyStateNode } from 'xstate';
import { guestMachine } from '../server/core/guest-machine.ts';
import { pollMachine } from '../server/core/poll-machine.ts';
import { showMachine } from '../server/core/show-machine.ts';

type Way = {
  readonly fact: string;
  readonly guard: string | undefined;
  readonly to: AnyStateNode | undefined;
  readonly deeds: readonly string[];
};

const nameOf = (thing: unknown): string | undefined => {
  if (typeof thing === 'string') return thing;
  return typeof thing === 'object' && thing !== null && 'type' in thing ? String(thing.type) : undefined;
};

const waysOf = (node: AnyStateNode): readonly Way[] =>
  [...node.transitions.values()].flat().map((way) => ({
    fact: way.eventType,
    guard: nameOf(way.guard),
    to: way.target?.[0],
    deeds: way.actions.flatMap((action) => nameOf(action) ?? []),
  }));

const idOf = (node: AnyStateNode): string => node.key.replaceAll('-', '_');
const label = ({ fact, guard }: Way): string =>
  guard === undefined || guard.startsWith('the poll') || guard.startsWith('the guest') ? fact : `${fact} [${guard}]`;

/** The state beside `node` that holds the target: mermaid draws no arrow into another state's inside. Undefined when the target is within. */
const drawnTo = (node: AnyStateNode, to: AnyStateNode | undefined): AnyStateNode | undefined => {
  if (to === undefined || to === node) return undefined;
  return to.parent === node.parent ? to : drawnTo(node, to.parent);
};

/** One arrow for all the ways from one state to another. */
const arrowsOf = (node: AnyStateNode): readonly string[] => {
  const arrows = new Map<AnyStateNode, string[]>();
  for (const way of waysOf(node)) {
    const to = drawnTo(node, way.to);
    if (to) arrows.set(to, [...(arrows.get(to) ?? []), label(way)]);
  }
  return [...arrows].map(([to, labels]) => `${idOf(node)} --> ${idOf(to)}: ${labels.join('<br/>')}`);
};

const stateLines = (node: AnyStateNode): readonly string[] => {
  const children = Object.values(node.states);
  const own = idOf(node) === node.key ? [] : [`state "${node.key}" as ${idOf(node)}`];
  if (children.length === 0) return [...own, ...arrowsOf(node)];
  const start = node.initial.target[0];
  const inside = [...(start ? [`[*] --> ${idOf(start)}`] : []), ...children.flatMap(stateLines)];
  return [...own, `state ${idOf(node)} {`, ...inside.map((line) => `  ${line}`), '}', ...arrowsOf(node)];
};

const diagramOf = (machine: AnyStateMachine): string => {
  const { root } = machine;
  const start = root.initial.target[0];
  const lines = [...(start ? [`[*] --> ${idOf(start)}`] : []), ...Object.values(root.states).flatMap(stateLines)];
  return ['```mermaid', 'stateDiagram-v2', ...lines.map((line) => `  ${line}`), '```'].join('\n');
};

const everyNode = (node: AnyStateNode): readonly AnyStateNode[] => [node, ...Object.values(node.states).flatMap(everyNode)];
const placeOf = (node: AnyStateNode): string => (node.path.length === 0 ? 'anywhere' : node.path.join(' › '));

/** What happens without leaving the state: fact, on what condition, what is done, where. */
const tableOf = (machine: AnyStateMachine): string => {
  const rows = new Map<string, string[]>();
  for (const node of everyNode(machine.root))
    for (const way of waysOf(node)) {
      if (drawnTo(node, way.to) || way.deeds.length === 0) continue;
      const row = `| \`${way.fact}\` | ${way.guard ?? ''} | ${way.deeds.join(', ')}${way.to ? `, and go to ${way.to.key}` : ''} |`;
      rows.set(row, [...(rows.get(row) ?? []), placeOf(node)]);
    }
  const lines = [...rows].map(([row, places]) => `${row} ${places.join(', ')} |`).sort();
  return ['| fact | only if | then | in |', '|---|---|---|---|', ...lines].join('\n');
};

const sections: readonly (readonly [string, string, AnyStateMachine])[] = [
  ['The episode', 'One for the evening. What is on air, what is next, slates, clips, cues and graphics are its memory.', showMachine],
  [
    'A poll',
    'One for each vote. Every arrow is a fact; the show machine lets it through while the episode is live, and what is left of it afterwards.',
    pollMachine,
  ],
  ['A guest', 'One for each guest. Nobody is on while the episode is not on air.', guestMachine],
];

export const showMachinePage = (): string =>
  [
    '# The show machine',
    '',
    'Drawn from `server/core/show-machine.ts`, `poll-machine.ts` and `guest-machine.ts` by `docs/show-machine.gen.ts`: do not edit this page.',
    '',
    'A machine is run by XState’s pure `transition` over facts. An arrow is a fact; in brackets stands on what condition it is taken. A fact that a state does',
    'not name changes nothing there, and no decision gives one.',
    ...sections.flatMap(([title, text, machine]) => [
      '',
      `## ${title}`,
      '',
      text,
      '',
      diagramOf(machine),
      '',
      'Without leaving its state:',
      '',
      tableOf(machine),
    ]),
    '',
  ].join('\n');

const page = fileURLToPath(new URL('./show-machine.md', import.meta.url));

const main = (isCheck: boolean): void => {
  if (!isCheck) writeFileSync(page, showMachinePage());
  else if (readFileSync(page, 'utf8') !== showMachinePage()) {
    process.stderr.write('docs/show-machine.md is not current: node --import tsx docs/show-machine.gen.ts\n');
    process.exitCode = 1;
  }
};

if (process.argv[1] === fileURLToPath(import.meta.url)) main(process.argv.includes('--check'));
