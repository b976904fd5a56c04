/**
 * Writes docs/button-boxes.companionconfig: the page of 32 buttons in docs/button-boxes.md, as Companion imports it.
 *
 * `node --import tsx docs/button-boxes.gen.ts` writes the file; a test fails when it is stale. It holds no token: that goes into a
 * custom variable by hand. The format is that of Companion's own exports (version 9, Companion 4.1 and later, which newer ones read), the
 * actions and their options those of its module generic-http and of its own.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const here = (file: string) => fileURLToPath(new URL(file, import.meta.url));

type Button = {
  readonly n: number;
  readonly label: string;
  readonly task: string;
  /** What stands on it besides its label: a value of the state. */
  readonly text: string | undefined;
  /** What turns it red: true or false by the state. */
  readonly red: string | undefined;
};

const stateAt = (path: string): string => `jsonpath($(custom:cuecart), '${path}')`;

/** As the right column writes it: `$.x`, text `$.y`, `$.slate` is `break`, red when false. */
const redBy = (state: string): string | undefined => {
  const [, path, is] = /^`(\$\.\w+)`(?: is `(\w+)`)?/.exec(state) ?? [];
  if (path === undefined || path === '$.mode') return undefined;
  if (is !== undefined) return `${stateAt(path)} == '${is}'`;
  // Out of a text that is parsed, true comes back as the word.
  return `${state.includes('red when false') ? '!' : ''}bool(${stateAt(path)})`;
};
const textBy = (state: string): string | undefined => /text `(\$\.\w+)`/.exec(state)?.[1] ?? (state === '`$.mode`' ? '$.mode' : undefined);

/** The rows of the table, as they stand in the page. */
export const buttonsIn = (page: string): readonly Button[] =>
  [...page.matchAll(/^\| (\d+) \| (.+?) \| `(.+?)` \| (.+?) \|$/gm)].map(([, n, label = '', task = '', state = '']) => ({
    n: Number(n),
    label,
    task,
    text: textBy(state),
    red: redBy(state),
  }));

const namesNext = (task: string): boolean => task === 'take' || task.startsWith('next/');
/** What a task has to say besides what it believes on air. */
const shownBy = (task: string): string => {
  if (task === 'poll/verify') return '&believesCount=$(custom:cuecart_count)';
  return namesNext(task) ? '&believesNext=$(custom:cuecart_next)' : '';
};
const uriOf = (task: string): string => `${task}?believes=now${shownBy(task)}`;

const connection = 'cuecart-http';
const header = '{"Authorization":"Bearer $(custom:cuecart_box)"}';
const [white, black, red] = [0xff_ff_ff, 0, 0xcc_00_00];
const columns = 8;

const actionOf = (id: string, definitionId: string, connectionId: string, options: object) => ({
  type: 'action',
  id,
  definitionId,
  connectionId,
  options,
});

const feedbackOf = (id: string, expression: string) => ({
  type: 'feedback',
  id,
  definitionId: 'check_expression',
  connectionId: 'internal',
  options: { expression },
  isInverted: false,
  style: { color: white, bgcolor: red },
});

const pressOf = ({ n, task }: Button) =>
  actionOf(`cuecart-press-${n}`, 'post', connection, {
    url: uriOf(task),
    body: '{}',
    header,
    contenttype: 'application/json',
    jsonResultDataVariable: '',
    result_stringify: true,
    statusCodeVariable: '',
  });

/** An expression: why its last press was refused, for as long as the state says so; else the label, above what the state says. */
const textOn = ({ label, task, text }: Button): string => {
  const usual = text === undefined ? `'${label}'` : `concat('${label}\\n', ${stateAt(text)})`;
  return `${stateAt('$.refused')} == '${task}' ? ${stateAt('$.why')} : ${usual}`;
};

const controlOf = (button: Button) => {
  const { n } = button;
  return {
    type: 'button',
    style: {
      text: textOn(button),
      textExpression: true,
      size: 'auto',
      png64: null,
      alignment: 'center:center',
      pngalignment: 'center:center',
      color: white,
      bgcolor: black,
      show_topbar: 'default',
    },
    options: { stepProgression: 'auto', stepExpression: '', rotaryActions: false },
    feedbacks: button.red === undefined ? [] : [feedbackOf(`cuecart-red-${n}`, button.red)],
    steps: { 0: { action_sets: { down: [pressOf(button)], up: [] }, options: { runWhileHeld: [] } } },
    localVariables: [],
  };
};

const inRows = (buttons: readonly Button[]) => {
  const rows: Record<number, Record<number, ReturnType<typeof controlOf>>> = {};
  for (const button of buttons) {
    const at = button.n - 1;
    const row = Math.floor(at / columns);
    rows[row] = { ...rows[row], [at % columns]: controlOf(button) };
  }
  return rows;
};

const variable = (description: string, defaultValue: string, sortOrder: number) => ({
  description,
  defaultValue,
  persistCurrentValue: false,
  sortOrder,
});

const triggerOf = (name: string, sortOrder: number, event: object, actions: readonly object[]) => ({
  type: 'trigger',
  options: { name, enabled: true, sortOrder },
  actions,
  condition: [],
  events: [{ id: `cuecart-event-${sortOrder}`, enabled: true, ...event }],
  localVariables: [],
});

const setFrom = (name: string, path: string) =>
  actionOf(`cuecart-set-${name}`, 'custom_variable_set_expression', 'internal', { name, expression: stateAt(path) });

const triggers = {
  'cuecart-state': triggerOf('Cuecart: read the state', 0, { type: 'interval', options: { seconds: 1 } }, [
    actionOf('cuecart-get', 'get', connection, {
      url: 'state?lang=en',
      header,
      jsonResultDataVariable: 'cuecart',
      result_stringify: true,
      statusCodeVariable: '',
    }),
  ]),
  // A trigger of its own: the actions of one trigger do not wait for one another.
  'cuecart-next': triggerOf(
    'Cuecart: what is on air, what is next, what is to be verified',
    1,
    { type: 'variable_changed', options: { variableId: 'custom:cuecart' } },
    [setFrom('cuecart_run', '$.run'), setFrom('cuecart_next', '$.nextId'), setFrom('cuecart_count', '$.toVerify')],
  ),
};

/** @param page docs/button-boxes.md */
export const companionConfig = (page: string): string => {
  const file = {
    version: 9,
    type: 'full',
    companionBuild: 'cuecart',
    pages: {
      1: {
        id: 'cuecart-page',
        name: 'Cuecart',
        controls: inRows(buttonsIn(page)),
        gridSize: { minColumn: 0, maxColumn: columns - 1, minRow: 0, maxRow: 3 },
      },
    },
    triggers,
    triggerCollections: [],
    custom_variables: {
      cuecart_box: variable('The token of this box: npm run devices -- make', '', 0),
      cuecart: variable('The state, as the server last said it', '{}', 1),
      cuecart_run: variable('What is on air', 'none', 2),
      cuecart_next: variable('What is next', 'none', 3),
      cuecart_count: variable('The figures that wait to be verified', 'none', 4),
    },
    customVariablesCollections: [],
    expressionVariables: {},
    expressionVariablesCollections: [],
    instances: {
      [connection]: {
        moduleInstanceType: 'connection',
        instance_type: 'generic-http',
        sortOrder: 0,
        label: 'cuecart',
        isFirstInit: false,
        config: { prefix: 'http://127.0.0.1:4400/control/v1/', proxyAddress: '', rejectUnauthorized: true },
        secrets: {},
        lastUpgradeIndex: 1,
        enabled: true,
      },
    },
    connectionCollections: [],
    surfaces: {},
    surfaceGroups: {},
  };
  return `${JSON.stringify(file, null, 1)}\n`;
};

if (process.argv[1] === fileURLToPath(import.meta.url))
  writeFileSync(here('button-boxes.companionconfig'), companionConfig(readFileSync(here('button-boxes.md'), 'utf8')));
