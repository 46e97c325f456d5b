/** What a person calls a document: its path under `clean/`, and of a record in a file its line. */

export interface Named {
  readonly path: string
  readonly record: { readonly line: number } | null
}

export function documentName({ path, record }: Named): string {
  return record === null ? path : `${path}:${record.line}`
}
