/** Which files are archives. Apart from what reads them: that is loaded where there is one. */
export type Archive = 'zip' | 'tar'

/** By the ending of a name, that of a compression taken off. */
export function archiveName(name: string): Archive | null {
  if (/.\.zip$/i.test(name)) return 'zip'
  return /.\.tar$/i.test(name) ? 'tar' : null
}
