/** English of what must not surprise a hand: a deed without a record, somebody else's words, a chair taken away, a row taken out. */

export const enHands = {
  hands: {
    doneNotRecorded: 'It is done and counts, but the disk does not have it yet. Nothing changed on air by it.',
    nowSays: 'It says now:',
    stillIn: 'That link was not accepted. You are signed in as {{name}} already, and stay so.',
    chairTaken: '{{by}} took the chair from you',
    chairReason: 'Reason: {{reason}}',
    chairUnderstood: 'Understood',
    takenOut: 'The row you were writing in was taken out',
    takenOutBy: '{{by}} took out “{{title}}” while you were writing. Your words are kept here.',
    takenOutUnknown: '“{{title}}” is no longer in the rundown. Your words are kept here.',
    copy: 'Copy my words',
    copied: 'Copied.',
    copyByHand: 'This browser does not copy by itself here. The words are selected: press Ctrl C.',
    putBack: 'Put the row back with my words',
    letGo: 'Let them go',
    asOf: 'As of {{time}}.',
  },
};
