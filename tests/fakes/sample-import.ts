/** What a table would change that is brought in: a cell that cannot be used, one to look at, and rows of every kind. */
import type { ImportPreview } from '../../server/contract/imports.ts';

export const sampleImport: ImportPreview = {
  source: { kind: 'table', name: 'rundown-3-december.xlsx' },
  ...{ subject: 'rundown', mode: 'merge', sheet: 'Evening', sheets: ['Evening', 'Products'], isRemembered: true },
  headings: ['Nr', 'Title', 'Length', 'Guest', 'Notes', 'Camera plan'],
  mapping: ['id', 'title:en', 'planned', 'guest', 'notes', null],
  targets: ['id', 'title:zh', 'title:en', 'kind', 'start', 'planned', 'place', 'guest', 'product', 'shots', 'sells', 'notes'],
  ...{ rowCount: 27, moreProblems: 0, moreNotes: 0, ground: 'g1' },
  problems: [{ cell: 'C9', target: 'planned', code: 'length-unclear', read: '01:30:00', hint: '0:01:30' }],
  notes: [{ cell: 'D4', code: 'formula', read: '=B4' }],
  tally: { added: 1, changed: 2, moved: 1, removed: 0, unchanged: 16, held: 7 },
  rows: [
    {
      ...{ id: 'order-eggs', name: 'Order now: Hill-farm eggs', what: 'changed' },
      fields: [{ target: 'planned', was: '4:00', will: '3:00' }],
    },
    {
      ...{ id: 'guest-rice', name: 'The official presents: Wuchang rice', what: 'changed', moved: true },
      behind: { id: 'guest-eggs', name: 'The official presents: Hill-farm eggs' },
      fields: [
        { target: 'planned', was: '7:00', will: '6:15' },
        { target: 'notes', was: '', will: 'Two bowls on the table, one steaming' },
      ],
    },
    {
      ...{ id: 'new-1', name: 'Recipe: eggs with tomatoes', what: 'added' },
      behind: { id: 'order-eggs', name: 'Order now: Hill-farm eggs' },
      fields: [{ target: 'planned', was: '', will: '2:30' }],
    },
    {
      ...{ id: 'order-apples', name: 'Order now: Luochuan apples', what: 'held', why: 'next' },
      fields: [{ target: 'planned', was: '4:00', will: '3:30' }],
    },
  ],
};
