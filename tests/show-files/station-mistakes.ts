/** Mistakes in the settings of a station of the demo series: what it is, the passage changed in the series file, and what is told. */
type Mistake = [string, { series: [string, string] }, string];

export const stationMistakes: readonly Mistake[] = [
  [
    'a category of a station that the series does not have',
    { series: ['withoutCategories: [honey]', 'withoutCategories: [honny]'] },
    'stations[3].withoutCategories[0] — there is no category "honny". Did you mean "honey"?',
  ],
  [
    'a category that a station may have and must not have',
    { series: ['withoutCategories: [honey]', 'categories: [oil, honey]\n    withoutCategories: [honey]'] },
    'stations[3].withoutCategories[0] — "honey" is among the categories that this station may have. Take it out of one of the two.',
  ],
  [
    'a product of a category that the series does not have',
    { series: ['eggs, nuts, oil', 'eggs, oil'] },
    'products[5].category — there is no category "nuts". Write one of fruit, vegetables, grain, eggs, oil, honey, or add it to categories in the series file.',
  ],
  [
    'a label that claims what only the record can say',
    { series: ['zh: 购物, en: Shopping }, place: upper-right', 'zh: 已售罄, en: Shopping }, place: upper-right'] },
    'stations[0].labels[0].text.zh — a typed text says that it is sold out, and nothing on record. Write graphic: sold-out with a product: it comes on when the record says so.',
  ],
  [
    'hours of a station that end as they begin',
    { series: ['currency: USD', 'hours: [{ from: "20:00", to: "20:00" }]\n    currency: USD'] },
    'stations[3].hours[0].to — these hours end as they begin. Write when they end, or leave hours out for the whole day.',
  ],
  [
    'a station in a zone that does not exist',
    { series: ['currency: USD', 'zone: Asia/Hong_Kongg\n    currency: USD'] },
    'stations[3].zone — there is no time zone "Asia/Hong_Kongg". Write an IANA time zone such as Asia/Hong_Kong.',
  ],
  [
    'a delay that votes on the path are not open for',
    { series: ['place: upper-right }]', 'place: upper-right }]\n    delay: 9s'] },
    'stations[0].delay — its viewers vote, and votes on path "satellite" are open for delays from 0:02 to 0:04. Write a delay between these, or give the station a path of its own.',
  ],
  [
    'a vote for viewers of a path that does not vote',
    { series: ['currency: USD', 'votes: true\n    currency: USD'] },
    'stations[3].votes — viewers of path "overseas" do not vote. Drop votes, or give the station a path whose viewers vote.',
  ],
  [
    'labels where every label is excluded',
    { series: ['excludes: [vote-bar,', 'excludes: [label, vote-bar,'] },
    'stations[3].labels — this station must show labels, and excludes every label. Take label out of excludes, or drop labels.',
  ],
  [
    'a label in a corner that there is not',
    { series: ['place: upper-right', 'place: top-right'] },
    'stations[0].labels[0].place — "top-right" cannot be used here. Write one of upper-left, upper-right.',
  ],
  [
    'an address that is none',
    { series: ['currency: USD', 'addresses: ["10.0.0.0/8", 300.1.2.3]\n    currency: USD'] },
    'stations[3].addresses[1] — "300.1.2.3" cannot be used here. Write an address or a network such as "203.0.113.7", "203.0.113.0/24" or "2001:db8::/32".',
  ],
];
