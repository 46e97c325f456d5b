/** The rules that ship with the program, one file a language. */
import { parseRules } from './parse-rules.js'
import type { Rule } from './rule.js'
import ar from './rules/ar.json' with { type: 'json' }
import de from './rules/de.json' with { type: 'json' }
import en from './rules/en.json' with { type: 'json' }
import es from './rules/es.json' with { type: 'json' }
import fr from './rules/fr.json' with { type: 'json' }
import hi from './rules/hi.json' with { type: 'json' }
import it from './rules/it.json' with { type: 'json' }
import ja from './rules/ja.json' with { type: 'json' }
import ko from './rules/ko.json' with { type: 'json' }
import nl from './rules/nl.json' with { type: 'json' }
import pl from './rules/pl.json' with { type: 'json' }
import pt from './rules/pt.json' with { type: 'json' }
import ru from './rules/ru.json' with { type: 'json' }
import tr from './rules/tr.json' with { type: 'json' }
import zh from './rules/zh.json' with { type: 'json' }
import { SHARED_LISTS } from './shared-lists.js'

const FILES = { en, de, fr, es, pt, it, nl, pl, ru, tr, zh, ja, ko, ar, hi }

let rules: readonly Rule[] | undefined

/** Parsed at first need: a run without rules does not pay for them. */
export function shippedRules(): readonly Rule[] {
  rules ??= Object.entries(FILES).flatMap(([language, file]) =>
    parseRules(file, `rules/${language}.json`, SHARED_LISTS),
  )
  return rules
}
