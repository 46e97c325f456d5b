#!/usr/bin/env node
import { main } from '../dist/command/main.js'

// Not by leaving the event loop to run dry: then Node may wait for ever (nodejs/node#54918).
main(process.argv.slice(2)).then((code) => process.exit(code))
