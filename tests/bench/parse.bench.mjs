// How fast is a policy's text read? The largest that IAM stores is 6,144 characters.

import { duration, measure } from './measure.mjs'
import { policies } from './questions.mjs'

export const title = 'reading a policy of 6 kB'

const size = 6144

/** @param {import('./run.mjs').Tools} tools */
export async function bench(tools) {
  const { parsePolicy } = await tools.engine()
  const text = largePolicy()
  const broken = text.slice(0, -40)
  const plain = measure(() => void parsePolicy(text, 'identity', 'large'))
  const json = measure(() => void JSON.parse(text))
  const cut = measure(() => void parsePolicy(broken, 'identity', 'large'))
  const perSecond = ((1e9 / plain) * text.length) / 1e6
  return [
    { what: 'well formed', figure: `${duration(plain)}, ${perSecond.toFixed(1)} MB a second` },
    { what: 'cut off', figure: duration(cut) },
    { what: 'JSON.parse, for scale', figure: duration(json) },
  ]
}

/** The statements of the realistic policies over and over, until the text is as large as may be. */
function largePolicy() {
  const pool = policies.identity.flatMap(
    ({ policy }) => /** @type {{ Statement: { Sid: string }[] }} */ (policy).Statement,
  )
  /** @type {object[]} */
  const statements = []
  const write = () => JSON.stringify({ Version: '2012-10-17', Statement: statements }, null, 2)
  for (let index = 0; write().length < size; index++) {
    const statement = pool[index % pool.length]
    if (statement !== undefined) statements.push({ ...statement, Sid: `${statement.Sid}${index}` })
  }
  return write()
}
