/**
 * Builds the page into one file that needs nothing beside it: program and style inside, a policy that allows these two
 * by their hashes and nothing else, and marks where the data go.
 */
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { defineConfig, type Plugin } from 'vite'
import { DATA_MARK, HEAD_MARK } from '../report/page-format.js'

const root = new URL('.', import.meta.url).pathname

function onePage(): Plugin {
  return {
    name: 'one-page',
    enforce: 'post',
    generateBundle(_options, bundle) {
      let [script, style] = ['', '']
      for (const [name, file] of Object.entries(bundle)) {
        if (file.type === 'chunk') script += file.code
        else if (name.endsWith('.css')) style += file.source
        delete bundle[name]
      }
      // Neither may end its element early.
      // In other formats than that of modules Vite puts the style into the script, which the policy would refuse.
      const code = `(()=>{"use strict";${script.trim()}})()`.replaceAll('</script', '<\\/script')
      const css = style.trim()
      if (script === '' || css === '' || css.includes('</style')) this.error('the page lacks a part')
      const policy = [
        "default-src 'none'",
        `script-src '${digest(code)}'`,
        `style-src '${digest(css)}'`,
        "base-uri 'none'",
        "form-action 'none'",
        "require-trusted-types-for 'script'",
        "trusted-types 'none'",
      ]
      const template = readFileSync(`${root}/template.html`, 'utf8')
      const source = fill(template, {
        policy: policy.join('; '),
        style: css,
        head: HEAD_MARK,
        script: code,
        data: DATA_MARK,
      })
      this.emitFile({ type: 'asset', fileName: 'report.html', source })
    },
  }
}

/** Puts each part in the place of its name, and each once; a function, because `$` in a text would mean something. */
function fill(template: string, parts: Readonly<Record<string, string>>): string {
  const left = new Set(Object.keys(parts))
  const page = template.replace(/\{\{(\w+)\}\}/g, (_, name: string) => {
    if (!left.delete(name)) throw new Error(`the template has no use for ${name}, or two`)
    return parts[name] ?? ''
  })
  if (left.size > 0) throw new Error(`the template has no place for ${[...left].join(', ')}`)
  return page
}

function digest(text: string): string {
  return `sha256-${createHash('sha256').update(text).digest('base64')}`
}

export default defineConfig({
  root,
  logLevel: 'warn',
  plugins: [onePage()],
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  build: {
    outDir: '../../dist/page',
    emptyOutDir: true,
    target: 'es2022',
    modulePreload: false,
    rollupOptions: { input: `${root}/main.tsx`, output: { format: 'es' } },
  },
})
