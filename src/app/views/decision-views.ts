/**
 * Everything that turns a decision and a policy into words, as one piece: it is fetched while the
 * engine starts, so that the page stands before it.
 */

export { gates } from './gates.ts'
export { hints } from './hints.ts'
export { marks, spanOf } from './marks.ts'
export { policyInfo } from './policy-info.ts'
export { problems, withFix } from './problems.ts'
export { verdictView } from './verdict.ts'
export { staleView } from './stale.ts'
export { namesOf } from './world-names.ts'
