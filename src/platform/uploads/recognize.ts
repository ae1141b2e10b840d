import { execFile } from 'node:child_process'
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { tidy } from './formats/table-text.ts'

/** Commands of Debian's `tesseract-ocr` with `tesseract-ocr-chi-sim`, and of `poppler-utils` for the pages of a PDF. */
export type Recognizer = { readonly tesseract: string; readonly pdftoppm: string }
export const debianRecognizer: Recognizer = { tesseract: 'tesseract', pdftoppm: 'pdftoppm' }

export type Recognized = { readonly text: string } | { readonly fault: 'no-recognizer' | 'too-slow' | 'broken' }

const secondsEach = 60
const mostPages = 60

type Ran = { readonly out: string } | { readonly fault: 'no-recognizer' | 'too-slow' | 'broken' }

/** One thread a page: two threads of tesseract are nine times slower than one. */
const run = (command: string, args: readonly string[], seconds: number): Promise<Ran> =>
  new Promise((resolve) => {
    const options = {
      timeout: seconds * 1_000,
      killSignal: 'SIGKILL',
      maxBuffer: 16 * 1024 * 1024,
      env: { ...process.env, OMP_THREAD_LIMIT: '1' },
    } as const
    execFile(command, [...args], options, (error, stdout) => {
      if (!error) resolve({ out: stdout })
      else if (error.code === 'ENOENT') resolve({ fault: 'no-recognizer' })
      else resolve({ fault: error.killed ? 'too-slow' : 'broken' })
    })
  })

/** Whether this machine can recognize Chinese at all. */
const knowsChinese = async ({ tesseract }: Recognizer): Promise<boolean> => {
  const listed = await run(tesseract, ['--list-langs'], 10)
  return 'out' in listed && /^chi_sim$/m.test(listed.out)
}

const pagesOf = async (recognizer: Recognizer, folder: string, file: string): Promise<readonly string[] | Ran> => {
  const args = ['-r', '300', '-gray', '-png', '-l', String(mostPages), file, join(folder, 'page')]
  const drawn = await run(recognizer.pdftoppm, args, secondsEach)
  if ('fault' in drawn) return drawn
  const names = (await readdir(folder)).filter((name) => name.startsWith('page')).toSorted()
  return names.map((name) => join(folder, name))
}

/** The words of a picture or a scanned PDF, in processes of their own with a limit for each page. */
export const recognize = async (
  kind: 'pdf' | 'png' | 'jpeg',
  bytes: Buffer,
  recognizer: Recognizer,
  onProgress: (share: number) => void = () => undefined,
): Promise<Recognized> => {
  if (!(await knowsChinese(recognizer))) return { fault: 'no-recognizer' }
  const folder = await mkdtemp(join(tmpdir(), 'luoshi-scan-'))
  try {
    const file = join(folder, `scan.${kind}`)
    await writeFile(file, bytes)
    const pages = kind === 'pdf' ? await pagesOf(recognizer, folder, file) : [file]
    if (!Array.isArray(pages)) return 'fault' in pages ? pages : { fault: 'broken' }
    const words: string[] = []
    for (const [i, page] of (pages as readonly string[]).entries()) {
      const read = await run(recognizer.tesseract, [page, 'stdout', '-l', 'chi_sim', '--psm', '4'], secondsEach)
      if ('fault' in read) return read
      // Tesseract puts blanks between characters that have none.
      words.push(read.out.replaceAll(/(?<=[^\w\s])[ \t]+(?=[^\w\s])/g, ''))
      onProgress((i + 1) / pages.length)
    }
    return { text: tidy(words.join('\n')) }
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}
