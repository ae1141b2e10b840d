import WordExtractor from 'word-extractor'
import { rowText } from './table-text.ts'

/** The words of a .doc (Word 97 and later): a row of a table is a line whose cells end with a tab. */
export const docText = async (bytes: Uint8Array): Promise<string> => {
  const document = await new WordExtractor().extract(Buffer.from(bytes))
  return document
    .getBody()
    .split('\n')
    .map((line) => {
      const cells = line.split('\t')
      if (cells.length < 3) return line.replaceAll('\t', ' ')
      while (cells.at(-1)?.trim() === '') cells.pop()
      return rowText(cells.map((each) => [each]))
    })
    .join('\n')
}
