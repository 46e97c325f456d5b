/** The sites on the map: a bracket and a name for each whose documents take up some room. */
import { scaleLinear } from 'd3-scale'
import { SIDE } from './matrix.js'
import { data } from './state.js'
import { visibleName } from './visible-text.js'

/** Units of a site's part of the diagonal from which on its name has room. */
const BAND = 13

/** Where the sites lie: in the order of the corpus the documents of one stand together, unless the keep policy parts them. */
export function SiteBands({ span }: { readonly span: number }) {
  const place = scaleLinear([0, span], [0, SIDE])
  const bands: { readonly site: string; readonly from: number; to: number }[] = []
  for (const { id, site } of data.documents) {
    const last = bands.at(-1)
    if (last !== undefined && last.site === site) last.to = id + 1
    else bands.push({ site, from: id, to: id + 1 })
  }
  const wide = bands.filter(({ from, to }) => place(to) - place(from) >= BAND)
  return (
    <g class="sites-on-map">
      {wide.map(({ site, from, to }) => (
        <g key={from}>
          <line x1="0" x2={place(to)} y1={place(to)} y2={place(to)} />
          <line x1={place(from)} x2={place(from)} y1={place(from)} y2={SIDE} />
          <text
            x={place(to) + (place(to) > SIDE * 0.8 ? -6 - (place(to) - place(from)) : 6)}
            y={place((from + to) / 2)}
            dy="0.32em"
            text-anchor={place(to) > SIDE * 0.8 ? 'end' : 'start'}
          >
            {visibleName(site)}
          </text>
        </g>
      ))}
    </g>
  )
}
