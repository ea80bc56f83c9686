/**
 * Writing with completion: by keyboard, place by place, what each option says, what taking it writes,
 * and what happens when AWS's data cannot be had.
 */

import AxeBuilder from '@axe-core/playwright'
import { expect, test, type VerdictPage } from './page.ts'

const list = (verdict: VerdictPage) => verdict.page.locator('.cm-tooltip-autocomplete')
const options = (verdict: VerdictPage) => list(verdict).getByRole('option')
const chosen = (verdict: VerdictPage) => list(verdict).locator('[aria-selected="true"]')

/** Puts a text into a policy, an identity-based one if no other is named, with the caret at its `|`. */
async function write(
  verdict: VerdictPage,
  marked: string,
  policy = 'ReadPaymentSecret',
): Promise<void> {
  await verdict.openPolicy(policy)
  await writeHere(verdict, marked)
}

/** Puts a text into the policy that is open. */
async function writeHere(verdict: VerdictPage, marked: string): Promise<void> {
  const { keyboard } = verdict.page
  const caret = marked.indexOf('|')
  const text = marked.replace('|', '')
  await verdict.editor.click()
  await keyboard.press('Control+a')
  await keyboard.press('Delete')
  await keyboard.insertText(text)
  await keyboard.press('Control+Home')
  for (let each = 0; each < caret; each++) await keyboard.press('ArrowRight')
  await keyboard.press('Escape')
}

/** CodeMirror takes nothing in the first moments of a list, lest somebody who types on takes what they never saw. */
async function take(verdict: VerdictPage, key = 'Enter'): Promise<void> {
  await verdict.page.waitForTimeout(100)
  await verdict.page.keyboard.press(key)
}

test('an action: its service, its name, its access level and what it is', async ({
  page,
  verdict,
}) => {
  await verdict.open()
  await write(verdict, '{"Statement": [{"Effect": "Allow", "Action": ["|"], "Resource": "*"}]}')
  await page.keyboard.type('sq')
  await expect(chosen(verdict)).toContainText('sqs:')
  await expect(chosen(verdict)).toContainText('Amazon SQS')
  await take(verdict)
  // The actions of the service are offered at once.
  await expect(options(verdict).first()).toContainText('sqs:*')
  await page.keyboard.type('Recei')
  await expect(chosen(verdict)).toContainText('sqs:ReceiveMessage')
  await expect(chosen(verdict)).toContainText('Read')
  const info = page.locator('.cm-completionInfo')
  await expect(info).toContainText(/retrieve/i)
  await expect(info).toContainText(/AWS’s catalogue of 20\d\d-\d\d-\d\d/)
  await take(verdict)
  expect(await verdict.editorText()).toContain('"Action": ["sqs:ReceiveMessage"]')
})

test('an ARN is a template, whose fields Tab walks through', async ({ page, verdict }) => {
  await verdict.open()
  await write(
    verdict,
    '{"Statement": [{"Effect": "Allow", "Action": "dynamodb:Query", "Resource": "|"}]}',
  )
  await page.keyboard.type('index')
  const template = options(verdict).filter({ hasText: '{TableName}/index/{IndexName}' })
  await template.click()
  await page.keyboard.type('orders')
  await page.keyboard.press('Tab')
  await page.keyboard.type('by-date')
  await page.keyboard.press('Tab')
  await page.keyboard.press('End')
  expect(await verdict.editorText()).toMatch(
    /"arn:aws:dynamodb:[\w-]+:\d{12}:table\/orders\/index\/by-date"/,
  )
})

test('a statement, element by element, from what completes alone', async ({ page, verdict }) => {
  await verdict.open()
  await write(verdict, '{"Version": "2012-10-17", "Statement": [{|}]}')
  await page.keyboard.type('"Ef')
  await expect(chosen(verdict)).toContainText('Effect')
  await take(verdict)
  await page.keyboard.press('Tab')
  await page.keyboard.type(', "Act')
  await expect(chosen(verdict)).toContainText('Action')
  await take(verdict)
  await page.keyboard.type('getobj')
  await expect(chosen(verdict)).toContainText('s3:GetObject')
  await take(verdict)
  expect(await verdict.editorText()).toContain('[{"Effect": "Allow", "Action": ["s3:GetObject"]}]')
})

test('operators fit the key, keys fit the actions, values are the scenario’s', async ({
  page,
  verdict,
}) => {
  await verdict.open()
  await write(
    verdict,
    '{"Statement": [{"Effect": "Allow", "Action": "s3:ListBucket", "Resource": "*", "Condition": {"StringEquals": {"|"}}}]}',
  )
  await page.keyboard.press('Control+Space')
  await expect(options(verdict).first()).toContainText('s3:prefix')
  await page.keyboard.type('aws:PrincipalTag/team')
  await expect(chosen(verdict)).toContainText('aws:PrincipalTag/team')
  await take(verdict)
  await expect(list(verdict)).toBeVisible()
  await take(verdict)
  expect(await verdict.editorText()).toMatch(/"aws:PrincipalTag\/team": "\w+"/)
})

test('whom a role trusts: a type of principal, then who is one', async ({ page, verdict }) => {
  await verdict.open()
  await write(
    verdict,
    '{"Statement": [{"Effect": "Allow", "Principal": {|}, "Action": "sts:AssumeRole"}]}',
    'Trust policy',
  )
  await page.keyboard.type('"Ser')
  await expect(chosen(verdict)).toContainText('Service')
  await take(verdict)
  await expect(list(verdict)).toContainText('Services that take roles on')
  await page.keyboard.type('lam')
  await expect(chosen(verdict)).toContainText('lambda.amazonaws.com')
  await take(verdict)
  expect(await verdict.editorText()).toContain('"Principal": {"Service": "lambda.amazonaws.com"}')
})

test('a policy variable is offered behind its opening brace, and closed', async ({
  page,
  verdict,
}) => {
  await verdict.open()
  await write(
    verdict,
    '{"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::home/|"}]}',
  )
  await page.keyboard.type('${user')
  await expect(chosen(verdict)).toContainText('aws:username')
  await take(verdict)
  await page.keyboard.type('/*')
  expect(await verdict.editorText()).toContain('"arn:aws:s3:::home/${aws:username}/*"')
})

test('the policy of a bucket speaks of its bucket', async ({ page, verdict }) => {
  await verdict.open()
  await verdict.treeSearch.fill('securecart-prod')
  await verdict.tree.getByRole('treeitem', { name: 'securecart-prod' }).first().click()
  await expect(verdict.policy.getByRole('heading', { level: 2 })).toHaveText('Bucket policy')
  await writeHere(verdict, '{"Version": "2012-10-17", "Statement": [{|}]}')
  await page.keyboard.type('"tls')
  await expect(chosen(verdict)).toContainText('Bucket: only over TLS')
  await expect(page.locator('.cm-completionInfo')).toContainText('"s3:*"')
  await take(verdict)
  expect(await verdict.editorText()).toMatch(/"arn:aws:s3:::securecart-prod\/\*"/)
  await expect(verdict.problems.filter({ hasText: /Error/ })).toHaveCount(0)
})

test.describe('on a phone', () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true })

  test('ARNs can be told apart, and are taken with a tap', async ({ page, verdict }) => {
    await verdict.open()
    await writeHere(
      verdict,
      '{"Statement": [{"Effect": "Allow", "Action": "dynamodb:Query", "Resource": "|"}]}',
    )
    await page.keyboard.press('Control+Space')
    const orders = options(verdict).filter({ hasText: 'table/orders' }).first()
    await expect(orders).toBeVisible()
    const label = orders.locator('.cm-completionLabel')
    expect(await label.evaluate((each) => each.scrollWidth <= each.clientWidth)).toBe(true)
    const box = await list(verdict).boundingBox()
    expect(box?.x).toBeGreaterThanOrEqual(0)
    expect((box?.x ?? 0) + (box?.width ?? 0)).toBeLessThanOrEqual(390)
    await page.waitForTimeout(100)
    await orders.tap()
    expect(await verdict.editorText()).toMatch(/"arn:aws:dynamodb:[\w:-]+table\/orders"/)
  })
})

test('Escape closes the list and keeps what was typed; nothing is taken unasked', async ({
  page,
  verdict,
}) => {
  await verdict.open()
  await write(verdict, '{"Statement": [{"Effect": "Allow", "Action": ["|"], "Resource": "*"}]}')
  await page.keyboard.type('s3:Get')
  await expect(list(verdict)).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(list(verdict)).toHaveCount(0)
  await expect(verdict.editor).toBeFocused()
  expect(await verdict.editorText()).toContain('["s3:Get"]')
})

test('what is taken is one step to undo', async ({ page, verdict }) => {
  await verdict.open()
  await write(verdict, '{"Statement": [{"Effect": "Allow", "Action": ["|"], "Resource": "*"}]}')
  await page.keyboard.type('s3:GetObjectT')
  await expect(chosen(verdict)).toContainText('s3:GetObjectTagging')
  await take(verdict)
  await page.keyboard.press('Control+z')
  expect(await verdict.editorText()).toContain('["s3:GetObjectT"]')
})

test('a statement that is ready is found, inserted behind the caret’s, and filled in', async ({
  page,
  verdict,
}) => {
  await verdict.open()
  await write(
    verdict,
    '{"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Action": "*", "Resource": "*"}|]}',
  )
  await verdict.policy.getByRole('button', { name: 'Insert', exact: true }).click()
  const dialog = page.getByRole('dialog', { name: 'Insert a statement' })
  await expect(dialog.getByRole('searchbox')).toBeFocused()
  await page.keyboard.type('pass a role')
  await page.keyboard.press('Enter')
  await expect(dialog).toHaveCount(0)
  await expect(verdict.editor).toBeFocused()
  await expect(verdict.line('"iam:PassRole"')).toBeVisible()
  await page.keyboard.type('my-role')
  expect(await verdict.editorText()).toContain('my-role')
  await expect(verdict.problems.filter({ hasText: /refuse|JSON/ })).toHaveCount(0)
})

test('the list of statements: none found, and no box for a policy that is none', async ({
  page,
  verdict,
}) => {
  await verdict.open()
  await write(verdict, '[1, 2|]')
  await verdict.policy.getByRole('button', { name: 'Insert', exact: true }).click()
  const dialog = page.getByRole('dialog', { name: 'Insert a statement' })
  await expect(dialog.getByRole('searchbox')).toBeFocused()
  await page.keyboard.type('zzz')
  await expect(dialog).toContainText('No statement for this kind of policy says this')
  await dialog.getByRole('searchbox').fill('')
  for (const theme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme: theme, reducedMotion: 'reduce' })
    expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([])
  }
  await dialog.getByRole('button', { name: 'Read a bucket' }).click()
  await expect(page.getByText('The text is not a policy yet')).toBeAttached()
  expect(await verdict.editorText()).toBe('[1, 2]')
})

test.describe('without AWS’s data', () => {
  test.use({ tolerated: [/Failed to load resource/] })

  test('the list says so, and loads it when asked', async ({ page, verdict }) => {
    let online = false
    await page.route('**/catalogue/*.json', (route) => (online ? route.continue() : route.abort()))
    await verdict.open()
    await write(verdict, '{"Statement": [{"Effect": "Allow", "Action": ["|"], "Resource": "*"}]}')
    await page.keyboard.press('Control+Space')
    await expect(list(verdict)).toContainText('AWS’s catalogue could not be loaded')
    online = true
    await take(verdict, 'ArrowDown')
    await expect(chosen(verdict)).toContainText('Load AWS’s actions again')
    await take(verdict)
    await expect(options(verdict).first()).toContainText('s3:')
  })
})

for (const colorScheme of ['light', 'dark'] as const) {
  test(`the list passes the rules for accessible pages, ${colorScheme}`, async ({
    page,
    verdict,
  }) => {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
    await verdict.open()
    await write(verdict, '{"Statement": [{"Effect": "Allow", "Action": ["|"], "Resource": "*"}]}')
    await page.keyboard.type('s3:Get')
    await expect(list(verdict)).toBeVisible()
    await expect(page.locator('.cm-completionInfo')).toBeVisible()
    // The list is scrolled by the arrow keys of the editor, which names it and its chosen option;
    // axe knows that only of comboboxes.
    const axe = new AxeBuilder({ page }).disableRules('scrollable-region-focusable')
    const { violations } = await axe.analyze()
    expect(violations.map(({ id, nodes }) => [id, nodes.map((node) => node.html)])).toEqual([])
  })
}
