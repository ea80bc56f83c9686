/**
 * Hands a file to the person, as the browser does it with downloads.
 */

export function saveFile(name: string, content: Blob): void {
  const url = URL.createObjectURL(content)
  const link = document.createElement('a')
  link.href = url
  link.download = name
  link.click()
  // The browser has to begin to read before the address goes.
  setTimeout(() => URL.revokeObjectURL(url), 60_000)
}
