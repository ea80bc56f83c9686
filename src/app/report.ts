/**
 * The text of a report about a bug of ours, for a person to copy. It holds nothing that the person
 * wrote: no policy, no name, no address but the page's own.
 */

export function reportText(error: unknown): string {
  return [
    'Verdict met a bug of its own.',
    '',
    // The build's name of its own script, which changes with every build.
    `Build: ${import.meta.url.replace(/^.*\//, '').replace(/[?#].*$/, '')}`,
    `Browser: ${navigator.userAgent}`,
    `Time: ${new Date().toISOString()}`,
    '',
    errorText(error),
  ].join('\n')
}

function errorText(error: unknown): string {
  if (!(error instanceof Error)) return `Thrown: ${String(error)}`
  const { message, stack = '' } = error
  // Some browsers begin the stack with name and message, some do not.
  return stack.includes(message) ? stack : `${error.name}: ${message}\n${stack}`
}
