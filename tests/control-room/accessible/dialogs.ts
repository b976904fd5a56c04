/** What opens over the desk: who has it, when, and how it is opened. Another dialog or menu is another line. */
import type { Page } from 'playwright-core';
import type { Role } from '../../../server/contract/commands.ts';
import type { Moment } from '../../fakes/evenings.ts';
import type { Words } from './words-of.ts';

type Open = (page: Page, words: Words) => Promise<void>;
type Opening = {
  readonly what: string;
  readonly role: Role;
  readonly moment: Moment;
  readonly open: Open;
  /** What Escape takes away. */
  readonly gone: string;
};

const press = (page: Page, name: string) => page.getByRole('button', { name }).first().click();
const goTo = (page: Page, panel: string) =>
  page
    .getByRole('tab', { name: new RegExp(`^${panel}`) })
    .first()
    .click();

/** A dialog behind a button of that name, in a panel if one is named. */
const dialogOf =
  (button: (words: Words) => string, panel?: keyof Words['panel']): Open =>
  async (page, words) => {
    if (panel) await goTo(page, words.panel[panel]);
    await press(page, button(words));
    await page.getByRole('dialog').last().waitFor();
  };

export const openings: readonly Opening[] = [
  { what: 'the list of keys', role: 'director', moment: 'live', gone: '[role=dialog]', open: dialogOf(({ keys }) => keys.list.title) },
  { what: 'the palette', role: 'director', moment: 'live', gone: '[role=dialog]', open: dialogOf(({ keys }) => keys.palette.title) },
  { what: 'the operators', role: 'director', moment: 'live', gone: '[role=dialog]', open: dialogOf(({ people }) => people.title) },
  { what: 'we are here', role: 'director', moment: 'live', gone: '[role=dialog]', open: dialogOf(({ caller }) => caller.weAreHere) },
  { what: 'the import', role: 'director', moment: 'live', gone: '[role=dialog]', open: dialogOf(({ imports }) => imports.open) },
  { what: 'a new segment', role: 'director', moment: 'live', gone: '[role=dialog]', open: dialogOf(({ newSegment }) => newSegment.new) },
  { what: 'the layout', role: 'director', moment: 'live', gone: '[role=dialog]', open: dialogOf(({ layout }) => layout.arrange) },
  {
    what: 'the positions',
    gone: '[role=menu]',
    role: 'director',
    moment: 'live',
    open: async (page, { position }) => {
      await press(page, `${position.position}: `);
      await page.getByRole('menu').waitFor();
    },
  },
  {
    what: 'taking the chair by force',
    role: 'producer',
    moment: 'live',
    gone: '[role=dialog]',
    open: dialogOf(({ chair }) => chair.takeOver),
  },
  { what: 'a void with its reason', role: 'vote', moment: 'live', gone: '[role=dialog]', open: dialogOf(({ poll }) => poll.void) },
  {
    what: 'a vote that is not that of the segment on air',
    role: 'director',
    moment: 'live',
    gone: '[role=dialog]',
    open: async (page, { panel, poll, presses }) => {
      await goTo(page, panel.polls);
      await page.getByRole('navigation', { name: poll.all }).getByRole('button').last().click();
      await press(page, presses.openAsk);
      await page.getByRole('dialog').last().waitFor();
    },
  },
  {
    what: 'going on with red checks',
    role: 'director',
    moment: 'preflight',
    gone: '[role=dialog]',
    open: dialogOf(({ episode }) => episode.readyAnyway, 'episode'),
  },
  {
    what: 'approving a name',
    role: 'guests',
    moment: 'live',
    gone: '[role=dialog]',
    open: dialogOf(({ guest }) => guest.approve),
  },
  {
    what: 'handing the chair over',
    gone: '[role=menu]',
    role: 'director',
    moment: 'live',
    open: async (page, { chair }) => {
      await press(page, chair.handOver);
      await page.getByRole('menu').waitFor();
    },
  },
  {
    what: 'the menu of a row',
    gone: '[role=menu]',
    role: 'director',
    moment: 'live',
    open: async (page) => {
      await page.locator('[data-segment="order-eggs"] [aria-haspopup="menu"]').click();
      await page.getByRole('menu').waitFor();
    },
  },
  {
    what: 'a new length of a row',
    gone: '[data-segment="vote-eggs"] input',
    role: 'director',
    moment: 'live',
    open: async (page, { rundown }) => {
      await page.locator('[data-segment="vote-eggs"]').getByRole('button', { name: '2:30' }).click();
      await page.getByLabel(rundown.newLength).waitFor();
    },
  },
  {
    what: 'what a grey button says',
    gone: '[data-refusal]',
    role: 'viewer',
    moment: 'live',
    open: async (page) => {
      await page.locator('[data-task="freeze"]').press('Enter');
      await page.locator('[data-refusal]').waitFor();
    },
  },
  {
    what: 'the products of a card',
    gone: '[role=listbox]',
    role: 'graphics',
    moment: 'live',
    open: async (page, { graphicKind }) => {
      await page.getByRole('combobox', { name: graphicKind['product-card'] }).first().click();
      await page.getByRole('listbox').first().waitFor();
    },
  },
];
