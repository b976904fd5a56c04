/** Draws a state machine from itself: what leads from state to state; what a state takes without leaving it is told beneath. */
import type { AnyStateMachine, AnyStateNode } from 'xstate';

const idOf = (node: AnyStateNode): string => (node.path.length === 0 ? node.key : node.path.join('_').replaceAll('-', '_'));

const nodesUnder = (node: AnyStateNode): readonly AnyStateNode[] => Object.values(node.states);

const guardName = (guard: unknown): string => (typeof guard === 'string' ? ` [${guard}]` : '');

type Arrow = { readonly from: AnyStateNode; readonly to: AnyStateNode | undefined; readonly label: string };

/** Mermaid cannot draw an arrow from a state into itself: it is drawn from each of its parts; the target's own re-entry is no arrow. */
const withinItself = (from: AnyStateNode, to: AnyStateNode): readonly Omit<Arrow, 'label'>[] => {
  if (to === from || to.parent !== from) return [{ from, to }];
  return nodesUnder(from).map((part) => ({ from: part, to: part === to ? undefined : to }));
};

const arrowsOf = (node: AnyStateNode): readonly Arrow[] => {
  const own = [...node.transitions.values()].flat().flatMap(({ eventType, target, guard }): readonly Arrow[] => {
    const label = `${eventType}${guardName(guard)}`;
    if (target === undefined) return [{ from: node, to: undefined, label }];
    return target.flatMap((to) => withinItself(node, to).map((arrow) => ({ ...arrow, label })));
  });
  return [...own, ...nodesUnder(node).flatMap(arrowsOf)];
};

const declare = (node: AnyStateNode, indent: string): readonly string[] => {
  const children = nodesUnder(node);
  const named = `${indent}state "${node.key}" as ${idOf(node)}`;
  if (children.length === 0) return [named];
  const first = node.initial?.target[0];
  const start = first === undefined ? [] : [`${indent}  [*] --> ${idOf(first)}`];
  return [`${named} {`, ...start, ...children.flatMap((child) => declare(child, `${indent}  `)), `${indent}}`];
};

/** Labels of arrows that share a key, in the order they came. */
const labelsBy = (arrows: readonly Arrow[], keyOf: (arrow: Arrow) => string): readonly (readonly [string, readonly string[]])[] => {
  const labels = new Map<string, string[]>();
  for (const arrow of arrows) labels.set(keyOf(arrow), [...(labels.get(keyOf(arrow)) ?? []), arrow.label]);
  return [...labels];
};

/** A Mermaid diagram and a list, in Markdown. */
export const machinePicture = (machine: AnyStateMachine): string => {
  const { root } = machine;
  const arrows = arrowsOf(root);
  const leading = labelsBy(
    arrows.filter(({ to }) => to !== undefined),
    ({ from, to }) => `  ${idOf(from)} --> ${to === undefined ? '' : idOf(to)}`,
  );
  const staying = labelsBy(
    arrows.filter(({ to }) => to === undefined),
    ({ from }) => from.path.join(' ') || from.key,
  );
  const first = root.initial.target?.[0];
  const diagram = [
    '```mermaid',
    'stateDiagram-v2',
    ...(first === undefined ? [] : [`  [*] --> ${idOf(first)}`]),
    ...nodesUnder(root).flatMap((node) => declare(node, '  ')),
    ...leading.map(([arrow, labels]) => `${arrow} : ${labels.join('<br>')}`),
    '```',
  ];
  const rest = staying.map(([state, labels]) => `- **${state}**: ${labels.map((label) => `\`${label}\``).join(', ')}`);
  return [...diagram, ...(rest.length === 0 ? [] : ['', 'Without leaving the state:', '', ...rest])].join('\n');
};
