/**
 * The page begins here: connects the state with this browser and mounts the looks.
 * Whatever fails on the way leaves words and a report, never a blank page.
 */

import { mount } from 'svelte'
import { browserPlatform } from './app/browser.ts'
import { reportText } from './app/report.ts'
import { showFailedStart, tellErrors } from './app/rescue.ts'
import { startApp } from './app/start.ts'
import App from './ui/App.svelte'

async function main(target: HTMLElement): Promise<void> {
  const app = await startApp(browserPlatform)
  tellErrors(app)
  mount(App, { target, props: { app } })
}

const target = document.getElementById('app')
if (target === null) throw new Error('index.html has no element with the id app')
main(target).catch((error: unknown) => showFailedStart(target, reportText(error)))
