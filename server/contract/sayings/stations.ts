/** Why a change of a station is refused. `{{…}}` is a value. */
export const stationSayings = {
  'station-needs-reason': 'The series file keeps this from the station. Give a reason to let it through.',
  'station-label-needs-reason': 'The series file demands a label that would go. Give a reason.',
  'station-must-label': 'The station must show labels: take these off first.',
  'station-excludes-labels': 'The station excludes labels: allow them first.',
  'station-no-category': 'No product of this episode is of the category {{category}}.',
  'station-delay-bounds':
    'Votes are open for delays from {{least}} to {{most}} here. Another delay needs a path of its own in the series file.',
  'key-is-another': 'The key was replaced since you looked.',
  'key-not-in-rehearsal': 'A rehearsal touches no partner: their keys are real. Turn keys before it or after it.',
  'key-not-kept': 'The disk does not take it: nothing was changed. The key is as it was.',
  'station-burnt-in': 'The graphics of this station travel with the picture: it has no delay to set.',
} as const;
