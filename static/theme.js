// Runs before the first paint, so that the page never flashes in the wrong theme. A file of its own
// because the content security policy allows no inline script. The stored word is 'light' or 'dark';
// anything else, or no storage at all, follows the system.
;(() => {
  let theme = null
  try {
    theme = localStorage.getItem('verdict-theme')
  } catch {
    // Storage is switched off.
  }
  if (theme !== 'light' && theme !== 'dark') {
    theme = matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light'
  }
  document.documentElement.dataset.theme = theme
})()
