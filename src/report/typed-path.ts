/** From a document's path in a report to the file as it was typed, as far as the arguments of the run tell. */

/** `paths` are the arguments of the run. */
export function typedPath(paths: readonly string[]): (path: string) => string {
  const roots = paths.map((path) => path.replace(/\/+$/, '').replace(/^(?:\.\/+)+/, ''))
  return (path) => {
    for (const root of roots) if (root === path || root.endsWith(`/${path}`)) return root
    if (roots.length === 1)
      return isGlob(roots[0]) || roots[0] === '' ? path : roots[0] === '.' ? path : `${roots[0]}/${path}`
    // Of several folders each has its contents under its own name.
    for (const root of roots) {
      const name = root.slice(root.lastIndexOf('/') + 1)
      if (path.startsWith(`${name}/`)) return `${root}${path.slice(name.length)}`
    }
    return path
  }
}

function isGlob(path: string): boolean {
  return /[*?[\]{}()!]/.test(path)
}
