/**
 * What AWS's data adds to the sentence. A module of its own, because the page needs it only once
 * somebody is there and the data has come.
 */

export { findAction } from '../../engine/index.ts'
export { indexActions } from './action-index.ts'
export { findActions } from './find-actions.ts'
export { findResources, resourceOffers } from './find-resources.ts'
export { actionHint, resourceHint } from './slot-hints.ts'
