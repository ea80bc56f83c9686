/**
 * Which roles of an account only AWS changes.
 */

import { IDENTITY_CENTER_PATH } from './identity-center.ts'
import type { Role } from './model.ts'

/** The path of service-linked roles, and of the policies that are made for them (D54). */
export const SERVICE_LINKED_PATH = '/aws-service-role/'

/** Roles of Identity Center (R24) and service-linked roles (D54). */
export function isProtected(role: Pick<Role, 'path'>): boolean {
  return role.path.startsWith(IDENTITY_CENTER_PATH) || role.path.startsWith(SERVICE_LINKED_PATH)
}
