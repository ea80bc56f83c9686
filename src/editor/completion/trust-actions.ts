/**
 * The actions of a role's trust policy: which call a caller makes hangs on what the caller is (G44).
 */

import { trustActions } from '../../engine/index.ts'
import { about, option, text } from './option.ts'
import type { Option } from './option.ts'
import type { PlaceOf, Scene } from './world.ts'

export function trustActionOptions({ place }: Scene<PlaceOf<'action'>>): readonly Option[] {
  const callers = place.statement?.principals ?? []
  const fits = (action: string): boolean =>
    callers.some(({ type, value }) => callOf(type, value) === action)
  return [...trustActions]
    .sort((a, b) => Number(fits(b)) - Number(fits(a)))
    .map((action) =>
      option({
        label: action,
        detail: fits(action) ? 'for this principal' : '',
        kind: 'action',
        info: () => about(words[action] ?? ''),
        take: text(action),
      }),
    )
}

function callOf(type: string, value: string): string {
  if (type !== 'Federated') return 'sts:AssumeRole'
  return value.includes(':saml-provider/')
    ? 'sts:AssumeRoleWithSAML'
    : 'sts:AssumeRoleWithWebIdentity'
}

const words: Readonly<Record<string, string>> = {
  'sts:AssumeRole': 'Users, roles and AWS services take the role on.',
  'sts:AssumeRoleWithSAML': 'Whoever a SAML provider signed in takes the role on.',
  'sts:AssumeRoleWithWebIdentity': 'Whoever an OIDC provider signed in takes the role on.',
  'sts:TagSession': 'The caller passes tags for the session.',
  'sts:SetSourceIdentity': 'The caller sets who stands behind the session.',
  'sts:SetContext': 'A trusted provider passes on the context that it vouches for.',
}
