/**
 * Files of the site, fetched and read once each. What fails is forgotten, so that asking again tries again.
 */

import type { DataResult } from '../engine/index.ts'
import type * as Readers from './read-aws-data.ts'

export interface SiteFiles {
  /** A file as it is served; null when it cannot be had. */
  text(this: void, path: string): Promise<string | null>
  /** A file as it is read; null for one that cannot be had or is not of its shape. A path has one reader. */
  read<T>(this: void, path: string, reader: ChooseReader<T>): Promise<T | null>
}

/** The readers come as a module of their own, when the first file is read. */
type ChooseReader<T> = (all: typeof Readers) => (text: string) => DataResult<T>

export function createSiteFiles(fetchText: (path: string) => Promise<string>): SiteFiles {
  const texts = createOnce<string>()
  const readings = createOnce<unknown>()
  const text = (path: string): Promise<string | null> =>
    texts(path, () => fetchText(path).catch(() => null))

  async function readAnew<T>(path: string, reader: ChooseReader<T>): Promise<T | null> {
    const [found, readers] = await Promise.all([text(path), loadReaders()])
    if (found === null || readers === null) return null
    const result = reader(readers)(found)
    return result.kind === 'read' ? result.value : null
  }

  return {
    text,
    read: <T>(path: string, reader: ChooseReader<T>) =>
      // What stands under a path was put there by the one reader of that path.
      readings(path, () => readAnew(path, reader)) as Promise<T | null>,
  }
}

type Once<T> = (name: string, make: () => Promise<T | null>) => Promise<T | null>

/** Makes a thing once by its name; one that came to nothing is made again when it is asked for again. */
function createOnce<T>(): Once<T> {
  const made = new Map<string, Promise<T | null>>()
  return (name, make) => {
    const known = made.get(name)
    if (known !== undefined) return known
    const coming = make().then((value) => {
      if (value === null) made.delete(name)
      return value
    })
    made.set(name, coming)
    return coming
  }
}

function loadReaders(): Promise<typeof Readers | null> {
  return import('./read-aws-data.ts').catch(() => null)
}
