/** Mistakes in the outputs of the demo series: what is changed, and what is told. */
export const outputMistakes: [name: string, change: { series: [string, string] }, answer: string][] = [
  [
    '[G51] an output by the name of a station',
    { series: ['  - id: program-en\n', '  - id: river-tv\n'] },
    'outputs[0].id — "river-tv" is a station, and has its output already. Give it an id of its own.',
  ],
  [
    '[G51] a list for the clean output',
    { series: ['  - id: program-en\n', '  - id: clean\n'] },
    'outputs[0].id — the clean output is always there, and shows nothing by rule. Leave it out, or write another id.',
  ],
  [
    '[G51] two outputs of one name',
    { series: ['scenes:\n', '  - id: program-en\nscenes:\n'] },
    'outputs[1].id — the output id "program-en" is already taken. Give it an id of its own.',
  ],
  [
    '[G51] an output with a kind of graphic that there is not',
    { series: ['excludes: [sales-ticker]', 'excludes: [sales-tikker]'] },
    'outputs[0].excludes[0] — "sales-tikker" cannot be used here. Did you mean "sales-ticker"?',
  ],
  [
    '[G51] an output with two lists',
    { series: ['excludes: [sales-ticker]', 'shows: [label]\n    excludes: [sales-ticker]'] },
    'outputs[0].excludes — a list of what it shows leaves nothing to exclude. Write shows or excludes, not both.',
  ],
  [
    '[G51] an output that names a graphic twice',
    { series: ['excludes: [sales-ticker]', 'excludes: [topic, topic]'] },
    'outputs[0].excludes[1] — the graphic "topic" is already taken. Write each kind once.',
  ],
  [
    '[G51] an output in a language that the show does not have',
    { series: ['    language: en\n    excludes: [sales', '    language: fr\n    excludes: [sales'] },
    'outputs[0].language — the show has no texts in "fr". Write one of zh, en.',
  ],
  [
    '[G51] a program that is a recording',
    { series: ['  - id: program-en\n', '  - id: program\n    of: recording\n'] },
    'outputs[0].of — the program is what it is. Leave of out, or write another id.',
  ],
];
