/** Lines in which one word in lower case is the fact, each in two documents with another word: both stay. */
import { expect, test } from 'vitest'
import { dedupe } from '../../src/index.js'

/** What stays of two texts, each a document. */
async function both(first: string, second: string): Promise<readonly string[]> {
  const { cleaned } = await dedupe([
    { path: '1.txt', text: first },
    { path: '2.txt', text: second },
  ])
  return [...cleaned].map(({ text }) => Buffer.from(text).toString('utf8'))
}

/** A line with a gap, and what it is filled in with. */
const LINES: readonly (readonly [string, ...string[]])[] = [
  [
    'Whoever has found one of the oars that the flood carried off in the night may keep it until the spring, and is asked to tell the keeper of the boats of it, by a note on the door or by a letter to _ at any hour of the day.',
    'keeper@boats.example',
    'warden@boats.example',
  ],
  [
    'Anybody who wants to row in the race of the lower villages has to write down the name of the boat and of the one who steers it, and to send both of them to boats@_.example until the last evening of the month before.',
    'weir',
    'ferry',
  ],
  [
    'At the end of the second day the jury found the baker _ of all that she was charged with.',
    'guilty',
    'innocent',
  ],
  [
    'At the end of the second day the court declared that the old baker was _ on all counts.',
    'acquitted',
    'convicted',
  ],
  [
    'The doors of the new boathouse by the weir are to be painted _ before the summer fair.',
    'crimson',
    'green',
  ],
  ['The handle of the old kettle in the kitchen of the mill is made of _ and is worn.', 'copper', 'beech'],
  [
    'The forecast for the upper valley and the lakes says that the morning will be _ and still.',
    'foggy',
    'frosty',
  ],
  ['For the guests of the inn the cook made a large pot of _ and a basket of bread.', 'lentils', 'mussels'],
  ['The gate at the far end of the lower lock is _ from the first of the month on.', 'closed', 'open'],
  ['The tank behind the boathouse holds as many _ of water as the fire crew asked for.', 'litres', 'gallons'],
  [
    'The council met in the old school and the plan for the bridge was _ by all members.',
    'adopted',
    'rejected',
  ],
  [
    'The meeting about the lower field was put off, since the _ of the village was so long.',
    'trial',
    'trail',
  ],
  ['He wrote to his aunt that the _ on the corner had been the best of the whole trip.', 'diner', 'dinner'],
  ['The form for the new boat licence was _ by the clerk on the first day of the week.', 'filed', 'filled'],
  ['All that they saw of the far shore in the first week of the trip was the _ there.', 'desert', 'dessert'],
  ['Das Tor am unteren Ende der alten Schleuse ist an allen Tagen der Woche _ und bewacht.', 'offen', 'zu'],
  [
    'Die Wand in der Kammer des alten Hauses wurde im Sommer des Jahres _ gestrichen und trocknet.',
    'weinrot',
    'himmelblau',
  ],
  ['Das Boot ist nach der Fahrt auf dem See in einem Zustand, der _ ist und so bleibt.', 'tadellos', 'elend'],
  ['La porte du vieux moulin est peinte en _ et la maison qui est sur la rive aussi.', 'jaune', 'mauve'],
  ['Le conseil de la petite ville est venu et le plan du pont est _ par les membres.', 'accepte', 'refuse'],
  [
    'Nous savons que les amis de la petite ville _ le soir et les jours de la foire.',
    'travaillons',
    'travaillions',
  ],
  ['La puerta del viejo molino es de _ y la casa que esta en la orilla es de piedra.', 'roble', 'hierro'],
  ['El dueno de la casa del rio dice que el _ de su hijo es grande y es de la familia.', 'perro', 'pero'],
  ['Il padrone della casa sul fiume dice che il suo _ e nella stanza e che lo cerca.', 'cappello', 'capello'],
  [
    'Ворота старого моста на реке в конце лета были _ и это видели все, кто был в деревне.',
    'заперты',
    'сломаны',
  ],
  ['Суд на второй день решил, что пекарь _ и что это дело о муке на этом закрыто.', 'виновен', 'оправдан'],
  ['这座老桥在夏天结束的时候被漆成了_色，村里的人都说它看起来很漂亮。', '红', '绿'],
  ['法院在第二天的审理之后宣布那位面包师_罪，村里的人都听到了这个消息。', '有', '无'],
  ['この古い橋の手すりは夏の終わりに_色に塗られ、村の人たちはみなそれを見に来た。', '赤', '青'],
  ['天気予報によると、谷の上のほうでは明日の朝から_になり、風は弱いということだ。', '雨', '雪'],
]

test.each(LINES)('%s', async (line, one, other) => {
  const texts = [one, other].map((word) => line.replace('_', word))
  expect(await both(texts[0], texts[1])).toEqual(texts)
  expect(await both(texts[1], texts[0])).toEqual(texts.toReversed())
})
