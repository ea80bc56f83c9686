/**
 * Edits of conditions: another operator for a test, a test as Null, or none at all.
 */

import type { JsonMember, JsonNode } from '../json/read.ts'
import type { Edit } from '../text/edit.ts'
import type { Fix } from './finding.ts'
import { remove } from './fixes.ts'
import type { Check, StatementView, TestView } from './rule.ts'

/** The tests of the same operator block. */
export function blockOf(view: StatementView, test: TestView): readonly TestView[] {
  return view.tests.filter((each) => each.test.operator.from === test.test.operator.from)
}

/**
 * Writes another operator over a block.
 * @returns null where the Condition has a block of that name already
 */
export function renameOperator(view: StatementView, test: TestView, name: string): Fix | null {
  const taken = view.tests.some((each) => each.test.operator.value === name)
  if (taken) return null
  return { title: `Write ${name}`, edits: [operatorEdit(test, name)] }
}

/** Writes a block with a single test as Null; null where it has more, or Null stands there already. */
export function writeAsNull(
  check: Check,
  view: StatementView,
  test: TestView,
  value: 'true' | 'false',
): Fix | null {
  const rename = blockOf(view, test).length === 1 ? renameOperator(view, test, 'Null') : null
  if (rename === null) return null
  return {
    title: `Write Null with "${value}"`,
    edits: [...rename.edits, valueEdit(check, test, `"${value}"`)],
  }
}

/** Replaces all values of a test by what is given, as JSON. */
export function valueEdit(check: Check, { test }: TestView, insert: string): Edit {
  const between = /^\s*:\s*/.exec(check.text.slice(test.key.to, test.to))?.[0].length ?? 0
  return { from: test.key.to + between, to: test.to, insert }
}

/** Takes a test out: with its block when it is the only one there, and with the Condition when that is then empty. */
export function removeTest(check: Check, view: StatementView, test: TestView): Fix | null {
  const { from } = test.test
  const path = membersTo(check.root, from)
  const title = `Remove the test of ${test.test.key.value}`
  // Innermost first: the test, its block, the Condition; the statement itself stays.
  for (const member of path.slice(0, 3)) {
    if (member.from < view.statement.from) return null
    const fix = remove(check.root, member, title)
    if (fix !== null) return fix
  }
  return null
}

/** The members around an offset, the innermost that begins there first. */
function membersTo(root: JsonNode, offset: number): readonly JsonMember[] {
  const path: JsonMember[] = []
  let node: JsonNode | null = root
  while (node !== null) {
    if (node.kind === 'array') {
      node = node.items.find((item) => item.from <= offset && offset < item.to) ?? null
    } else if (node.kind === 'object') {
      const inside: JsonMember | undefined = node.members.find(
        (member) => member.from <= offset && offset < member.to,
      )
      if (inside !== undefined) path.unshift(inside)
      node = inside === undefined || inside.from === offset ? null : inside.value
    } else node = null
  }
  return path
}

function operatorEdit({ test }: TestView, name: string): Edit {
  return { from: test.operator.from, to: test.operator.to, insert: JSON.stringify(name) }
}
