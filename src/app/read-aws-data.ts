/**
 * Reads the files of AWS's data. A module of its own, because the page needs it only once somebody
 * is there to work with it.
 */

export {
  readCatalogue,
  readKnownKeys,
  readManagedPolicies,
  readServiceDetail,
} from '../engine/index.ts'
