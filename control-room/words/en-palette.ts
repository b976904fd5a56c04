/** English of what the palette offers besides the tasks that have keys. */
export const enPalette = {
  more: 'And more',
  handOver: 'Hand over the chair to {{name}}',
  defer: 'Defer: {{vote}}',
  void: 'Declare void: {{vote}}',
  exclude: 'Leave votes out of the count: {{vote}}',
  everythingOff: 'Everything off',
  tell: 'To the presenter: {{words}}',
  write: 'Message to the presenter, in your own words',
  mute: 'Mute {{name}}',
  unmute: 'Unmute {{name}}',
  end: 'End the episode',
  stations: 'Stations',
};
