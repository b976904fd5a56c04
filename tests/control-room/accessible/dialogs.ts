/** What opens over the desk: who has it, when, and how it is opened. Another dialog or menu is another line. */
import { openingsOfEdits } from './dialogs-of-edits.ts';
import { openingsOfStations } from './dialogs-of-stations.ts';
import { dialogOf, goTo, type Opening, press, refusedFor, showPosition } from './opening.ts';

/** Spread over the moments, so that no role has all the work of one of them while the others wait. */
export const openings: readonly Opening[] = [
  { what: 'the list of keys', role: 'director', moment: 'live', gone: '[role=dialog]', open: dialogOf(({ keys }) => keys.list.title) },
  { what: 'the palette', role: 'director', moment: 'live', gone: '[role=dialog]', open: dialogOf(({ keys }) => keys.palette.title) },
  { what: 'the operators', role: 'director', moment: 'preflight', gone: '[role=dialog]', open: dialogOf(({ people }) => people.title) },
  { what: 'we are here', role: 'director', moment: 'live', gone: '[role=dialog]', open: dialogOf(({ caller }) => caller.weAreHere) },
  { what: 'the import', role: 'director', moment: 'live', gone: '[role=dialog]', open: dialogOf(({ imports }) => imports.open) },
  { what: 'a new segment', role: 'director', moment: 'live', gone: '[role=dialog]', open: dialogOf(({ newSegment }) => newSegment.new) },
  { what: 'the layout', role: 'director', moment: 'preflight', gone: '[role=dialog]', open: dialogOf(({ layout }) => layout.arrange) },
  {
    what: 'the positions',
    gone: '[role=menu]',
    role: 'director',
    moment: 'preflight',
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
    open: (page) => refusedFor(page, () => page.locator('[data-task="freeze"]').press('Enter')),
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
  { what: 'everything off', role: 'graphics', moment: 'live', gone: '[role=dialog]', open: dialogOf(({ drawing }) => drawing.removeAll) },
  {
    what: 'two guests who change places',
    gone: '[role=menu]',
    role: 'guests',
    moment: 'live',
    open: async (page) => {
      await page.locator('[data-guest] [aria-haspopup="menu"]:enabled').first().click();
      await page.getByRole('menu').waitFor();
    },
  },
  ...openingsOfEdits,
  ...openingsOfStations,
  {
    what: 'the end of the episode',
    role: 'director',
    moment: 'preflight',
    gone: '[role=dialog]',
    open: async (page, words, house) => {
      await showPosition(page, 'preflight');
      await dialogOf(({ episode }) => episode.endIt)(page, words, house);
    },
  },
];
