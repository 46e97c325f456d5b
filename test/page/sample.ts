/** A small corpus in which everything that the page shows occurs, and text that would be more than text if it could. */
export const FERRY =
  'The ferry leaves the upper pier every twenty minutes, takes nine cars at a time and is back before the tide turns.'
const NEAR =
  'The ferry leaves the upper pier every twenty minutes, and it takes nine cars at a time and is back before the tide turns.'
export const TOLL =
  'The toll was 4 pence for a cart with two horses and one driver in the year of the long frost.'
export const OTHER_TOLL = TOLL.replace('4 pence', '6 pence')

const PASSAGE = [
  'Whoever wants to see the old weir has to walk along the towing path for about an hour and cross two stiles.',
  'Behind the second one the path is wet in all months of the year, so that boots are of more use than shoes.',
  'At the weir itself stands a bench that the miller gave to the parish when his daughter had married the lock keeper.',
].join(' ')

export const HOSTILE = [
  '</script><script>window.pwned = 1</script><!-- <script> and <img src=x onerror="window.pwned = 2"> stand in this paragraph as words do.',
  'A name is turned by \u202egnirts siht\u202c and parted by zero\u200bwidth and a bell \u0007 rings in the paragraph of the page.',
]

const MENU = 'Article continues below advertisement'

function page(title: string, ...paragraphs: readonly string[]): string {
  return `${[title, ...paragraphs].join('\n\n')}\n`
}

/** Paths and texts; six pages of one site have a line that a rule takes. */
export const SAMPLE: ReadonlyMap<string, string> = new Map([
  ['ferry/a.txt', page('About the ferry', FERRY, TOLL)],
  ['ferry/b.txt', page('More about it', 'Something of its own stands before the copy.', FERRY, OTHER_TOLL)],
  ['ferry/c.txt', page('A third page', NEAR, 'And a last line, which no other page of the parish has.')],
  ['walks/a-weir.txt', page('The weir', PASSAGE)],
  [
    'walks/guide.txt',
    page('A guide', `Long ago this was a place of mills. ${PASSAGE} Nobody knows who laid the stones of it.`),
  ],
  ['hostile/one<img src=x onerror=alert(1)>.txt', page('First', ...HOSTILE)],
  ['hostile/two.txt', page('Second', ...HOSTILE)],
  ...['heron', 'otter', 'eel', 'swan', 'perch', 'newt'].map((animal, i): [string, string] => [
    `river/${animal}.txt`,
    page(
      `The ${animal} in ${1900 + i}`,
      `A story about the ${animal}, number ${i + 1}, that was never told before in any of the parishes.`,
      MENU,
      `It ends where the ${animal} swims away below the ${['red', 'old', 'new', 'low', 'long', 'far'][i]} bridge.`,
    ),
  ]),
])
