/**
 * A step of the build: puts the program of the rules that ship beside the code (`rules/compiled.json`), and as their tokens the
 * words of sites (`site-words.compiled.json`) and of English (`english-words.compiled.json`). The imports make the compiler put
 * the files of rules and of sites' words there as well; a run reads those of rules only where it has rules of its own, and the
 * lists of words not at all.
 */
import { writeFileSync } from 'node:fs'
import { englishWords } from '../decide/english-words.js'
import { compile } from './program.js'
import { programToFile } from './program-file.js'
import './rules/ar.json' with { type: 'json' }
import './rules/de.json' with { type: 'json' }
import './rules/en.json' with { type: 'json' }
import './rules/es.json' with { type: 'json' }
import './rules/fr.json' with { type: 'json' }
import './rules/hi.json' with { type: 'json' }
import './rules/it.json' with { type: 'json' }
import './rules/ja.json' with { type: 'json' }
import './rules/ko.json' with { type: 'json' }
import './rules/nl.json' with { type: 'json' }
import './rules/pl.json' with { type: 'json' }
import './rules/pt.json' with { type: 'json' }
import './rules/ru.json' with { type: 'json' }
import './rules/tr.json' with { type: 'json' }
import './rules/zh.json' with { type: 'json' }
import { shippedRules } from './shipped-rules.js'
import { compileWords } from './site-words.js'
import './site-words.json' with { type: 'json' }

const rules = shippedRules()
const file = programToFile(rules, compile(rules))
writeFileSync(new URL('rules/compiled.json', import.meta.url), JSON.stringify(file))
writeFileSync(new URL('site-words.compiled.json', import.meta.url), JSON.stringify(compileWords()))
writeFileSync(
  new URL('../decide/english-words.compiled.json', import.meta.url),
  JSON.stringify(englishWords()),
)
