/** English. The Chinese list has the same shape; a word missing there does not compile. */
import { enAges } from './en-ages.ts';
import { enBoards } from './en-boards.ts';
import { enBreaks } from './en-breaks.ts';
import { enDelivery } from './en-delivery.ts';
import { enDesk } from './en-desk.ts';
import { enEdits } from './en-edits.ts';
import { enFinishing } from './en-finishing.ts';
import { enHands } from './en-hands.ts';
import { enHouse } from './en-house.ts';
import { enImports } from './en-imports.ts';
import { enKeys } from './en-keys.ts';
import { enLayout } from './en-layout.ts';
import { enLooks } from './en-looks.ts';
import { enLooksAhead } from './en-looks-ahead.ts';
import { enMeasured } from './en-measured.ts';
import { enMixer } from './en-mixer.ts';
import { enMonitors } from './en-monitors.ts';
import { enOutputs } from './en-outputs.ts';
import { enPanels } from './en-panels.ts';
import { enPresses } from './en-presses.ts';
import { enRehearse } from './en-rehearse.ts';
import { enResume } from './en-resume.ts';
import { enRewrites } from './en-rewrites.ts';
import { enRules } from './en-rules.ts';
import { enShop } from './en-shop.ts';
import { enShow } from './en-show.ts';
import { enShowGraphics } from './en-show-graphics.ts';
import { enStations } from './en-stations.ts';
import { enViews } from './en-views.ts';
import { enVotes } from './en-votes.ts';

export const en = {
  ...enAges,
  ...enBoards,
  ...enBreaks,
  ...enDelivery,
  ...enDesk,
  ...enEdits,
  ...enImports,
  ...enFinishing,
  ...enHands,
  ...enHouse,
  ...enKeys,
  ...enLayout,
  ...enLooks,
  ...enMixer,
  ...enMeasured,
  ...enLooksAhead,
  ...enMonitors,
  ...enOutputs,
  ...enPanels,
  ...enShow,
  ...enShowGraphics,
  ...enShop.words,
  ...enPresses,
  ...enRehearse,
  ...enResume,
  ...enRewrites,
  ...enRules.words,
  ...enVotes,
  ...enViews,
  ...enStations,
  activation: { live: 'LIVE', rehearsal: 'REHEARSAL', simulated: 'SIMULATED', off: 'OFF' },
  phase: { off: 'off air', preflight: 'preflight', ready: 'ready', live: 'on air', frozen: 'clock frozen', break: 'break', ended: 'ended' },
  role: {
    director: 'director',
    producer: 'producer',
    vote: 'vote',
    guests: 'guests',
    graphics: 'graphics',
    viewer: 'viewer',
    auditor: 'auditor',
  },
  line: {
    obs: 'OBS',
    sound: 'Sound',
    disk: 'Disk',
    phones: 'Phones',
    stations: 'Stations',
    shops: 'Shops',
    clock: 'Clock',
    backup: 'Backup',
  },
  light: { ok: 'OK', warn: 'CHECK', bad: 'RED', unknown: 'UNKNOWN' },
  status: {
    clock: 'Clock',
    overUnder: 'Over/under',
    over: 'OVER',
    under: 'UNDER',
    onTime: 'ON TIME',
    left: 'Segment left',
    hardOut: 'To hard out',
    hardOutMinutes: 'Hard out: {{minutes}} min',
    offAir: 'Off air at',
    nextBreak: 'Next break in',
    noEpisode: 'No episode',
    lines: 'Lines',
  },
  chair: {
    chair: 'Chair',
    you: 'you',
    nobody: 'nobody',
    gone: 'not connected',
    take: 'Take the chair',
    takeOver: 'Take over the chair …',
    forceExplain: '{{name}} holds the chair. Taking it over is recorded with your reason, and {{name}} sees it.',
    handOver: 'Hand over',
    nobodyElse: 'No other director or producer is connected.',
  },
  banner: {
    lost: 'LINE LOST',
    lostExplain: 'The server does not answer. Nothing can be sent; what you see is the last known state and may be wrong.',
    asOf: 'Age of this picture:',
    notRecorded: 'NOT RECORDED',
    notRecordedExplain:
      'The disk refuses since {{since}}. Takes still go to air; {{count}} facts wait in memory. Votes and orders are refused. Get the engineer.',
    happenedNotRecorded: 'It happened on air, but the disk does not have it yet.',
    transmitting: 'IT TRANSMITS',
    transmittingExplain: 'This is not a live show, yet the switcher streams or runs a virtual camera. Stop it in OBS.',
    byHand: 'BY HAND',
    byHandExplain: 'Somebody cut to “{{scene}}” in the switcher. We leave it; the next take or cut brings back our picture.',
    putAway: 'Put this notice away',
    moreNotices: '{{count}} more notices',
  },
  press: {
    lineLost: 'The line to the server is lost: nothing can be sent.',
    noAnswer: 'No answer from the server. It may or may not have happened: look at what is on air before you press again.',
    notYours: 'As {{role}} you may not do this.',
    chairOnly: 'Only the chair does this.',
    refused: 'Not done',
    note: 'Done',
  },
  dialog: { reason: 'Reason', reasonHelp: 'Recorded in the log. At least three letters.', cancel: 'Cancel', close: 'Close' },
  caller: {
    onAirAndNext: 'On air and next',
    onAir: 'ON AIR',
    next: 'NEXT',
    left: 'left',
    overRun: 'OVER',
    nothingOnAir: 'Nothing is on air.',
    nothingNext: 'Nothing is next. Set a segment next in the rundown.',
    nothing: 'Nothing',
    take: 'TAKE',
    taken: 'TAKEN',
    space: 'Space',
    cannotTake: { off: 'No episode is activated.', preflight: 'Declare the episode ready first.', ended: 'The episode has ended.' },
    shots: 'Shots of the running segment',
    noShots: 'No shots: nothing is on air.',
    onProgram: 'ON PROGRAM',
    deck: 'Clock, break, breakdown',
    freeze: 'Freeze clock',
    unfreeze: 'Resume clock',
    startBreak: 'Go to break',
    endBreak: 'Back from break',
    breakdown: 'Breakdown slate',
    endBreakdown: 'Back from slate',
    weAreHere: 'We are here …',
    goOnFromHere: 'Go on from here',
    notStarted: 'The episode is not ready yet.',
    weAreHereExplain:
      'After a time carried by hand: say which segment is on air now and for how long. Nothing that was missed is replayed.',
    whichSegment: 'On air now',
    chooseSegment: 'Choose a segment',
    startedAgo: 'For how long already',
    lengthHelp: 'Such as 1:30, 90s or 7m',
    notALength: 'Write a length of time such as 1:30, 90s or 7m.',
    slate: { break: 'BREAK SLATE', breakdown: 'BREAKDOWN SLATE' },
  },
  people: {
    title: 'Operators',
    name: 'Name',
    role: 'Role',
    invite: 'Invite',
    link: 'Sign-in link',
    linkOnce: 'Works once, for 24 hours. Give it to them by a private way.',
    copy: 'Copy',
    here: 'HERE',
    away: 'AWAY',
    you: 'You are {{name}} ({{role}}).',
    signOut: 'Sign out',
  },
  signIn: {
    title: 'sign in',
    explain: 'You are not signed in here. Open the sign-in link that the show server printed when it started, or ask the director for one.',
    refused: 'Not signed in',
    paste: 'Or paste the link here',
    noToken: 'There is no sign-in token in this text.',
    go: 'Sign in',
    unreachable: 'The show server does not answer. The link was not used up; try again.',
  },
  room: {
    connecting: 'Connecting to the show server …',
    needsDisk: 'The server’s disk does not answer, so it cannot tell who you are. It goes on by itself once the disk is back.',
    wrongOrigin: 'This page was opened under another address than the server’s own. A proxy in between must pass on the Host header.',
  },
  desk: { column0: 'Panels', column1: 'Second column of panels', waiting: ': {{count}} to look at' },
  words: { language: 'Language' },
};
