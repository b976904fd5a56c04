/** English: what the desk shows over monitors, and says beforehand of rows that cannot go as they are. */
export const enLooksAhead = {
  laidOver: {
    frame: 'Graphics that the OBS scene does not carry',
    program: 'Not in this OBS scene, drawn over it: {{graphics}}',
    none: 'This OBS scene does not carry the graphics.',
    next: 'Not in this OBS scene, drawn over it: what the next take brings by its cues.',
  },
  obstacle: {
    word: 'NOT READY',
    scene: 'scene “{{name}}” is not in the switcher',
    input: 'sound “{{name}}” is not in the switcher',
    clip: 'clip “{{name}}” has no input that plays it',
    'clip-short': 'the media of clip “{{name}}” ends too soon',
    guest: 'name and title not approved: {{name}}',
    atTake: 'NEXT is not ready: {{reasons}}. TAKE goes all the same.',
    comma: '; ',
  },
  ahead: {
    leadsTo: 'result → {{title}}',
    resultLeads: 'The result leads to “{{title}}”, not to what is NEXT.',
    opensIn: 'opens by itself in',
    opensAt: 'opens by itself at {{time}}',
    opensWhen: 'opens by itself {{when}}',
    opensWith: 'opens by itself with “{{title}}”, {{when}}',
    opensByHand: 'is opened by hand',
    overBy: 'over by',
    oldProgram: 'OLD: PROGRAM',
  },
  handEdits: {
    kept: 'Edited by {{by}} and kept as it is.',
    take: 'Take the table’s instead (edited by {{by}})',
    takeOf: 'Take the table’s for {{title}}, edited by {{by}}',
  },
};
