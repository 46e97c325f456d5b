/** Starts the page, or says why it cannot be shown: a file that was cut off on its way has no end. */
import { render } from 'preact'
import { App } from './app.js'
import './page.css'

const host = document.getElementById('page') as HTMLElement
host.textContent = ''
render(<App />, host)
