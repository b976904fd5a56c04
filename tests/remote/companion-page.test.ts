/** The page for Companion that can be imported: made from the table that people read, and every button of it a press that is read. */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { buttonsIn, companionConfig } from '../../docs/button-boxes.gen.ts';
import { readPress } from '../../server/remote/read-press.ts';
import { boxState } from '../../server/remote/state.ts';
import { taskAt } from '../../server/remote/tasks.ts';
import { sampleView } from '../fakes/sample-view.ts';

const read = (name: string) => readFileSync(fileURLToPath(new URL(`../../docs/${name}`, import.meta.url)), 'utf8');
const page = read('button-boxes.md');
const kept = read('button-boxes.companionconfig');

type Action = { readonly definitionId: string; readonly connectionId: string; readonly options: Readonly<Record<string, string>> };
type Control = {
  readonly style: { readonly text: string };
  readonly feedbacks: readonly { readonly options: { readonly expression: string } }[];
  readonly steps: Readonly<Record<string, { readonly action_sets: { readonly down: readonly Action[] } }>>;
};
type Kept = {
  readonly version: number;
  readonly type: string;
  readonly pages: Readonly<Record<string, { readonly controls: Readonly<Record<string, Readonly<Record<string, Control>>>> }>>;
  readonly triggers: Readonly<Record<string, { readonly actions: readonly Action[] }>>;
  readonly custom_variables: Readonly<Record<string, { readonly defaultValue: string }>>;
  readonly instances: Readonly<Record<string, { readonly instance_type: string }>>;
};
const config = JSON.parse(kept) as Kept;
const controls = Object.values(config.pages['1']?.controls ?? {}).flatMap((row) => Object.values(row));
const presses = controls.flatMap(({ steps }) => steps['0']?.action_sets.down ?? []);
const actions = [...presses, ...Object.values(config.triggers).flatMap((trigger) => trigger.actions)];

const now = Date.UTC(2026, 11, 3, 4);
const view = sampleView(now);
const device = { id: 'box-1', name: 'left deck', owner: 'Lin Jia', role: 'director' } as const;

describe('the page for Companion', () => {
  it('[M13][H6] is written from the table in the document, as it is now', () => {
    expect(kept, 'write it with: node --import tsx docs/button-boxes.gen.ts').toBe(companionConfig(page));
    expect(buttonsIn(page).map(({ n }) => n)).toEqual(Array.from({ length: 32 }, (_, index) => index + 1));
    expect(controls).toHaveLength(32);
  });

  it('[M13] presses tasks that exist, and says of each what has to be said', () => {
    for (const { definitionId, options } of presses) {
      const [address = '', query] = (options.url ?? '').split('?');
      const said = new URLSearchParams(query);
      expect(definitionId).toBe('post');
      expect(taskAt(address), address).toBeDefined();
      const believesNext = said.get('believesNext')?.replace('$(custom:cuecart_next)', view.nextSegmentId ?? 'none');
      const found = readPress(
        { address, believes: said.get('believes') ?? undefined, believesNext, believesCount: said.get('believesCount') ?? undefined },
        { view, now, lastDone: undefined },
      );
      const answer = found.ok ? 'read' : found.refusal.code;
      expect(['unknown', 'malformed', 'not-allowed'], address).not.toContain(answer);
    }
    expect(presses).toHaveLength(32);
  });

  it('[M13] shows nothing that the state does not say', () => {
    const state = boxState(view, device, { now: now, language: 'en' });
    const shown = [...kept.matchAll(/\$\.(\w+)/g)].map(([, name = '']) => name);
    expect(shown.filter((name) => !(name in state))).toEqual([]);
    expect(new Set(shown).size).toBeGreaterThan(15);
  });

  it('[M13] holds no token, and asks for one as what its owner writes there', () => {
    const spoken = actions.filter(({ connectionId }) => connectionId !== 'internal');
    const headers = spoken.map(({ options }) => JSON.parse(options.header ?? '') as { readonly Authorization?: string });
    expect(headers).toHaveLength(33);
    expect(new Set(headers.map((header) => header.Authorization))).toEqual(new Set(['Bearer $(custom:cuecart_box)']));
    expect(config.custom_variables.cuecart_box?.defaultValue).toBe('');
  });

  it('[M13] has the variables that it uses, and speaks through the one connection that comes with it', () => {
    const read = [...kept.matchAll(/custom:(\w+)/g)].map(([, name = '']) => name);
    const set = actions
      .filter(({ definitionId }) => definitionId === 'custom_variable_set_expression')
      .map(({ options }) => options.name ?? '');
    expect([...new Set([...read, ...set])].sort()).toEqual(Object.keys(config.custom_variables).sort());
    expect(Object.values(config.instances).map((one) => one.instance_type)).toEqual(['generic-http']);
    const spoken = [...kept.matchAll(/"connectionId": "([\w-]+)"/g)].map(([, id = '']) => id);
    expect(new Set(spoken)).toEqual(new Set(['internal', ...Object.keys(config.instances)]));
    expect([config.version, config.type]).toEqual([9, 'full']);
  });
});
