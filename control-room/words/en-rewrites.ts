/** English of titles and notes that are rewritten, new segments, Redo, and the menu of the row on air. */

export const enRewrites = {
  rewrite: {
    title: 'Title',
    titleIn: 'Title ({{language}})',
    noTitle: 'A segment needs a title.',
    notes: 'Notes',
    notesOf: 'Notes of {{title}}',
    keep: 'Keep',
    leave: 'Give up',
    help: 'Enter keeps, Esc gives up',
    open: 'Double click, Enter or F2: title and notes',
    menu: 'Title and notes …',
    redoIt: 'Redo: {{what}}',
  },
  newSegment: {
    new: 'New segment …',
    below: 'New segment below …',
    kind: 'Kind',
    length: 'Planned length',
    place: 'Place',
    before: 'Before {{title}}',
    atTheEnd: 'At the end',
    make: 'Make it',
  },
  onAirRow: {
    notes: 'Notes …',
    goTo: 'Go to {{panel}}',
    length: 'Planned length and title',
    keepsLength: 'It runs with those that it was taken with.',
    move: 'Move or skip',
    stays: 'It is on air and stays where it is.',
    remove: 'Take out',
    takeInstead: 'It is on air. Take the next one instead.',
    locked: 'It is locked. Unlock it once it has run.',
  },
};
