/**
 * What the page tells in passing: notices with actions, and short messages for screen readers.
 */

export type NoticeTone = 'info' | 'warning' | 'error'

export interface NoticeAction {
  readonly label: string
  /** The notice is taken away before this runs. */
  readonly run: () => void
}

export interface NoticeInput {
  readonly tone: NoticeTone
  /** One sentence. */
  readonly text: string
  /** More for who wants it. */
  readonly detail?: string
  readonly actions?: readonly NoticeAction[]
  /** Left out: 8 s for 'info', for ever for the others. Null: for ever. */
  readonly lastsMs?: number | null
}

export interface Notice {
  readonly id: number
  readonly tone: NoticeTone
  readonly text: string
  readonly detail: string | null
  readonly actions: readonly NoticeAction[]
}

export interface Notices {
  /** Oldest first; at most five. */
  readonly list: readonly Notice[]
  /** The text of a polite live region. The same message twice differs by a trailing space, so that it is read again. */
  readonly live: string
  show(notice: NoticeInput): number
  dismiss(id: number): void
  /** Runs an action of a notice and takes the notice away. */
  act(id: number, action: NoticeAction): void
  /** Puts a message into the live region. */
  say(text: string): void
}

const MOST_NOTICES = 5
const INFO_LASTS_MS = 8_000

export function createNotices(): Notices {
  let list = $state.raw<readonly Notice[]>([])
  let live = $state('')
  let lastId = 0

  function dismiss(id: number): void {
    list = list.filter((notice) => notice.id !== id)
  }

  return {
    get list() {
      return list
    },
    get live() {
      return live
    },
    dismiss,
    show({ tone, text, detail, actions, lastsMs }) {
      lastId += 1
      const id = lastId
      list = [...list, { id, tone, text, detail: detail ?? null, actions: actions ?? [] }]
      // The oldest gives way, but an error outlives what merely informs.
      if (list.length > MOST_NOTICES) dismiss((list.find(isInfo) ?? list[0])?.id ?? 0)
      const duration = lastsMs === undefined ? (tone === 'info' ? INFO_LASTS_MS : null) : lastsMs
      if (duration !== null) setTimeout(() => dismiss(id), duration)
      return id
    },
    act(id, action) {
      dismiss(id)
      action.run()
    },
    say(text) {
      live = text === live ? `${text}\u00a0` : text
    },
  }
}

function isInfo(notice: Notice): boolean {
  return notice.tone === 'info'
}
