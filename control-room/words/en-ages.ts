/** How old what stands on the screen is; and who knocks with a wrong key. */
export const enAges = {
  strangers: {
    mark: 'NO ALARM',
    what: 'Wrong keys from outside: {{times}}, last at {{time}}.',
    named: 'They named {{names}}. Has one of these just set up its mixer? Then its key was mistyped: send it its link again.',
  },
  age: {
    old: 'OLD',
    oldFor: 'OLD {{age}}',
  },
};
