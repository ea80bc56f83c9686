/**
 * MISSING_CONDITION_KEY_FOR_OIDC_PRINCIPAL, MISSING_GITHUB_REPO_CONDITION_KEY and
 * SPECIFIC_GITHUB_REPO_AND_BRANCH_RECOMMENDED: which tokens of a provider a trust policy accepts (K8 to K11).
 */

import type { PrincipalValue } from '../../policy/model.ts'
import { quoted } from '../../policy/findings.ts'
import type { Check, StatementRule, StatementView, TestView } from '../rule.ts'

/** Providers without an ARN. */
const builtIn =
  /^(?:accounts\.google\.com|cognito-identity\.amazonaws\.com|www\.amazon\.com|graph\.facebook\.com)$/

const github = /^token\.actions\.(?:githubusercontent\.com(?:\/.+)?|.+\.ghe\.com)$/

/** Claims that name a repository or its owner; `sub` begins with both. */
const repositoryClaims = [
  'sub',
  'repository',
  'repository_id',
  'repository_owner_id',
  'job_workflow_ref',
]

export const webIdentity: StatementRule = {
  level: 'statement',
  codes: [
    'missing-condition-key-for-oidc-principal',
    'missing-github-repo-condition-key',
    'specific-github-repo-and-branch-recommended',
  ],
  kinds: ['trust'],
  check(check, view) {
    if (view.statement.effect !== 'Allow') return
    for (const principal of view.principals) {
      const provider = providerOf(principal)
      if (provider !== null) checkProvider(check, view, principal, provider)
    }
  },
}

/** The host, with its path, of an OIDC provider, in lower case. */
function providerOf({ type, value }: PrincipalValue): string | null {
  if (type !== 'Federated') return null
  const host = /^arn:[^:]+:iam::\d{12}:oidc-provider\/(\S+)$/.exec(value)?.[1] ?? value
  const lower = host.toLowerCase()
  return host !== value || builtIn.test(lower) ? lower : null
}

function checkProvider(
  check: Check,
  view: StatementView,
  principal: PrincipalValue,
  provider: string,
): void {
  const tests = view.tests.filter(({ key }) => key.startsWith(`${provider}:`))
  if (tests.length === 0) {
    const expected = `such as ${provider}:sub`
    check.report('missing-condition-key-for-oidc-principal', principal, quoted(provider), expected)
  }
  if (!github.test(provider)) return
  const named = tests.some(
    ({ key, operator }) =>
      repositoryClaims.includes(key.slice(provider.length + 1)) && !operator.row.negated,
  )
  if (!named) check.report('missing-github-repo-condition-key', principal, `${provider}:sub`)
  for (const test of tests) if (test.key === `${provider}:sub`) checkSubject(check, test)
}

function checkSubject(check: Check, { operator, test }: TestView): void {
  if (operator.row.comparison !== 'like' || operator.row.negated) return
  for (const value of test.values) {
    if (!/[*?]/.test(value.value)) continue
    const shown = quoted(value.value)
    check.report('specific-github-repo-and-branch-recommended', value, shown)
  }
}
