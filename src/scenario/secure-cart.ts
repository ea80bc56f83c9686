/**
 * The world that is there on a first visit: SecureCart, a shop with three accounts, told in policies.
 */

import { SCENARIO_VERSION, type Scenario } from './model.ts'
import { firstQuestion, secureCartChecks } from './secure-cart/checks.ts'
import { devOps } from './secure-cart/devops.ts'
import { management } from './secure-cart/management.ts'
import { NOW } from './secure-cart/names.ts'
import { organization } from './secure-cart/organization.ts'
import { production } from './secure-cart/production.ts'

/** The unchanged example has this id; a copy that somebody keeps has its own. */
export const SECURE_CART_ID = 'secure-cart'

export function secureCart(): Scenario {
  return {
    version: SCENARIO_VERSION,
    id: SECURE_CART_ID,
    name: 'SecureCart',
    description:
      'A shop in three accounts. Developers deploy without full administration, a pipeline reaches across accounts, functions read secrets without stored credentials, and nobody deletes a database.',
    world: { organization, accounts: [management, production, devOps] },
    now: NOW,
    question: firstQuestion,
    checks: secureCartChecks,
  }
}
