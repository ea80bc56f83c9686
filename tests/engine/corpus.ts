/**
 * Reads rows of the corpus: which cases does a folder of tests/corpus hold, file by file?
 */

import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'

export interface CorpusFile {
  /** Path below tests/corpus, such as 'match/action.json'. */
  readonly file: string
  readonly content: unknown
}

export interface CorpusRows<Row> {
  readonly file: string
  readonly rows: readonly Row[]
}

const corpusFolder = path.join(import.meta.dirname, '../corpus')

/** Every JSON file below a folder of the corpus, in the order of their paths; all of it without a folder. */
export function corpusFiles(folder = ''): CorpusFile[] {
  return readdirSync(path.join(corpusFolder, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.json'))
    .map((name) => path.join(folder, name))
    .sort()
    .map((file) => ({
      file,
      content: JSON.parse(readFileSync(path.join(corpusFolder, file), 'utf8')) as unknown,
    }))
}

/** The files of a folder whose content is an array of rows. The caller vouches for their shape. */
export function corpusRows<Row>(folder: string): CorpusRows<Row>[] {
  return corpusFiles(folder).map(({ file, content }) => {
    if (!Array.isArray(content)) throw new Error(`${file} holds no array of rows`)
    return { file, rows: content as readonly Row[] }
  })
}
