/**
 * The page as the browser tests see it: what a person finds on it, and what they do.
 * Every test that uses `test` from here fails on an error in the console, on a breach of the content
 * security policy and on a request to anywhere else.
 */

import { expect, test as base, type Locator, type Page } from '@playwright/test'

export class VerdictPage {
  readonly page: Page
  readonly principal: Locator
  readonly action: Locator
  readonly resource: Locator
  readonly context: Locator
  readonly contextPanel: Locator
  /** What an open list of the sentence offers. */
  readonly options: Locator
  readonly verdict: Locator
  /** What a screen reader hears of the verdict. */
  readonly said: Locator
  readonly gates: Locator
  readonly policy: Locator
  readonly editor: Locator
  readonly problems: Locator
  /** Beside the policy's text, when it is open. */
  readonly form: Locator
  readonly checks: Locator
  readonly tree: Locator
  readonly treeSearch: Locator
  readonly banner: Locator
  readonly notices: Locator
  readonly undoButton: Locator
  readonly redoButton: Locator

  constructor(page: Page) {
    this.page = page
    this.principal = page.getByRole('combobox', { name: 'Principal', exact: true })
    this.action = page.getByRole('combobox', { name: 'Action', exact: true })
    this.resource = page.getByRole('combobox', { name: 'Resource', exact: true })
    this.context = page.locator('#context')
    this.contextPanel = page.getByRole('dialog', { name: 'Context of the request' })
    this.options = page.getByRole('listbox').getByRole('option')
    this.verdict = page.locator('[data-verdict]')
    this.said = page.getByRole('status', { name: 'Verdict' })
    this.gates = page.locator('[data-layer]')
    this.policy = page.locator('#panel-policy')
    this.editor = page.locator('#panel-policy .cm-content')
    this.problems = page.locator('#problem-list li')
    this.form = page.getByRole('region', { name: 'Statement form' })
    this.checks = page.locator('#panel-checks')
    this.tree = page.getByRole('tree')
    this.treeSearch = page.getByRole('searchbox', { name: 'Find in the account' })
    this.banner = page.locator('.banner')
    this.notices = page.getByRole('log', { name: 'Notices' })
    this.undoButton = page.getByRole('button', { name: 'Undo', exact: true })
    this.redoButton = page.getByRole('button', { name: 'Redo', exact: true })
  }

  /** Opens the page and waits for the first answer and the editor. */
  async open(): Promise<void> {
    await this.page.goto('./')
    await this.ready()
  }

  async ready(): Promise<void> {
    await expect(this.verdict).toHaveAttribute('data-verdict', /./)
    await expect(this.editor).toBeVisible()
    await expect(this.gates).toHaveCount(7)
  }

  async expectVerdict(kind: 'allow' | 'deny' | 'implicit' | 'stale'): Promise<void> {
    await expect(this.verdict).toHaveAttribute('data-verdict', kind)
  }

  gate(layer: string): Locator {
    return this.page.locator(`[data-layer="${layer}"]`)
  }

  /** A reason in the gates, by its words. */
  reason(words: string | RegExp): Locator {
    return this.page.locator('#panel-why [data-node]').filter({ hasText: words })
  }

  /** The reasons that are marked as chosen. */
  get chosenReason(): Locator {
    return this.page.locator('#panel-why [aria-current="true"]')
  }

  line(text: string): Locator {
    return this.editor.locator('.cm-line').filter({ hasText: text })
  }

  /** Fills a slot of the sentence as a person does: its text is selected, typing replaces it. */
  async fill(slot: Locator, text: string): Promise<void> {
    await slot.focus()
    await expect(slot).toBeFocused()
    await this.page.keyboard.type(text)
    await this.page.keyboard.press('Enter')
  }

  /** A long list is cut until it is asked for. */
  async showAllChecks(): Promise<void> {
    await this.checks.getByRole('button', { name: /^Show all/ }).click()
  }

  check(name: string): Locator {
    return this.checks.getByRole('row').filter({ hasText: name })
  }

  /** The tools of the checks come when somebody is there. */
  checkView(name: 'All' | 'Failing' | 'Changed' | 'Coverage'): Locator {
    const views = this.checks.getByRole('group', { name: 'What is shown' })
    return views.getByRole('button', { name })
  }

  async addCheckBy(way: string | RegExp): Promise<void> {
    await this.page.mouse.move(300, 300)
    await this.checks.getByRole('button', { name: 'More ways to add checks' }).click()
    await this.page.getByRole('menuitem', { name: way }).click()
  }

  async askCheck(name: string): Promise<void> {
    await this.check(name).getByRole('button', { name }).first().click()
  }

  /** Opens a policy by its name, through the tree's search. */
  async openPolicy(name: string): Promise<void> {
    await this.treeSearch.fill(name)
    await this.tree.getByRole('treeitem', { name, exact: false }).last().click()
    await this.treeSearch.fill('')
    await expect(this.policy.getByRole('heading', { level: 2 })).toHaveText(name)
  }

  /** Another text in place of the open policy's. */
  async replaceText(text: string): Promise<void> {
    await this.editor.click()
    await this.page.keyboard.press('Control+A')
    await this.page.keyboard.press('Delete')
    await this.page.keyboard.insertText(text)
  }

  /** Puts the caret behind a stretch of the open policy's text. */
  async caretBehind(line: string): Promise<void> {
    await this.line(line).first().click()
    await this.page.keyboard.press('End')
  }

  /** The text without the notes that stand at the ends of its lines. */
  async editorText(): Promise<string> {
    return this.editor.locator('.cm-line').evaluateAll((lines) =>
      lines
        .map((line) => {
          const copy = line.cloneNode(true) as Element
          for (const note of copy.querySelectorAll('.cm-notes')) note.remove()
          return copy.textContent
        })
        .join('\n'),
    )
  }

  async openForm(): Promise<void> {
    await this.policy.getByRole('button', { name: 'Form', exact: true }).click()
    await expect(this.form.getByRole('group', { name: 'Effect' })).toBeVisible()
  }

  /** A field of the form by the name of its element. */
  formField(name: string): Locator {
    return this.form.getByRole('group', { name, exact: true })
  }

  /** Runs a command of the policy's menu. */
  async edit(command: string): Promise<void> {
    await this.chooseInMenu(this.editMenu, command)
  }

  get editMenu(): Locator {
    return this.page.locator('[popovertarget="edit-menu"]')
  }

  async chooseInMenu(menu: Locator, item: string): Promise<void> {
    await menu.click()
    await this.page.getByRole('menuitem', { name: item }).click()
  }

  get scenarioMenu(): Locator {
    return this.page.locator('[popovertarget="scenario-menu"]')
  }

  get themeMenu(): Locator {
    return this.page.locator('[popovertarget="theme-menu"]')
  }

  async saved(): Promise<void> {
    await expect(this.page.getByText('Saved on this device')).toBeAttached()
  }
}

interface Fixtures {
  readonly verdict: VerdictPage
  /** Console errors that a test brings about on purpose. */
  readonly tolerated: readonly RegExp[]
}

export const test = base.extend<Fixtures>({
  tolerated: [[], { option: true }],
  verdict: async ({ page, baseURL, tolerated }, use) => {
    const complaints: string[] = []
    const home = new URL(baseURL ?? '').origin
    page.on('console', (message) => {
      if (message.type() === 'error') complaints.push(message.text())
    })
    page.on('pageerror', (error) => complaints.push(error.message))
    page.on('request', (request) => {
      const { protocol, origin } = new URL(request.url())
      if (protocol.startsWith('http') && origin !== home) complaints.push(`asked ${request.url()}`)
    })
    await page.addInitScript(() => {
      document.addEventListener('securitypolicyviolation', (event) => {
        console.error(`policy breached: ${event.violatedDirective} ${event.blockedURI}`)
      })
    })
    await use(new VerdictPage(page))
    const left = complaints.filter((text) => !tolerated.some((known) => known.test(text)))
    expect(left).toEqual([])
  },
})

export { expect }
