/**
 * Puts the files of the command, and those of its threads, together into a few: Node takes half a millisecond for each
 * file that it loads, and a run needs 400 of them, a thread 100 more. Modules that are imported when they are needed stay
 * files of their own. What ships beside the code is found from here as from there: from one folder below `dist`.
 */
import { defineConfig } from 'vite'

export default defineConfig({
  logLevel: 'warn',
  build: {
    ssr: true,
    outDir: 'dist/command',
    target: 'node20',
    minify: false,
    rolldownOptions: {
      input: { main: 'src/cli/main.ts', entry: 'src/workers/entry.ts' },
      output: { chunkFileNames: '[name].js' },
    },
  },
})
