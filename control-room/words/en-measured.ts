/** English of how a station's delay was measured, and of the clock with its code. */

export const enMeasured = {
  measured: {
    by: { code: 'code', station: 'said', page: 'page' },
    why: {
      code: 'Read from the time code in its return picture, {{age}} ago',
      station: 'By the station’s own word on when it showed an event, {{age}} ago',
      page: 'As its overlay page says to hold back, {{age}} ago: not measured in its picture',
    },
    late: '{{s}} s late ({{by}})',
    early: '{{s}} s early ({{by}})',
    withCode: 'With a code for stations’ return pictures',
  },
};
