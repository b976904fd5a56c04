/**
 * The gallery's controls: which graphic, story, state, language and length, each a list that can be chosen from or stepped through by key.
 *
 * Words are in both languages at once: whoever opens the page has no sign-in that would say theirs.
 */
export type Choice = {
  readonly name: string;
  readonly label: string;
  /** Steps to the next; with Shift to the one before. */
  readonly key: string;
  readonly options: readonly string[];
  readonly chosen: string;
};
export type Panel = { readonly show: (choices: readonly Choice[]) => void };

const field = ({ name, label, key, options, chosen }: Choice, choose: (name: string, option: string) => void): HTMLElement => {
  const place = document.createElement('label');
  const select = document.createElement('select');
  place.append(`${label} `, Object.assign(document.createElement('kbd'), { textContent: key.toUpperCase() }), select);
  select.name = name;
  select.append(...options.map((option) => new Option(option, option, false, option === chosen)));
  select.addEventListener('change', () => choose(name, select.value));
  return place;
};

export const openPanel = (root: HTMLElement, choose: (name: string, option: string) => void): Panel => {
  const bar = document.createElement('form');
  bar.className = 'panel';
  bar.setAttribute('aria-label', 'Gallery 图文陈列');
  root.append(bar);
  let choices: readonly Choice[] = [];

  const step = ({ options, chosen, name }: Choice, by: number) => {
    const next = options[(options.indexOf(chosen) + by + options.length) % options.length];
    if (next !== undefined) choose(name, next);
  };
  window.addEventListener('keydown', (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.target instanceof HTMLSelectElement) return;
    const choice = choices.find(({ key }) => key === event.key.toLowerCase());
    if (choice) step(choice, event.shiftKey ? -1 : 1);
  });
  return {
    show: (now) => {
      const focused = document.activeElement instanceof HTMLSelectElement ? document.activeElement.name : undefined;
      choices = now;
      bar.replaceChildren(...now.map((choice) => field(choice, choose)));
      if (focused !== undefined) bar.querySelector<HTMLElement>(`[name="${focused}"]`)?.focus();
    },
  };
};
