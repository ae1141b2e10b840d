import { readFile } from 'node:fs/promises'

const folder = new URL('../../../../data/character-maps/', import.meta.url)

/**
 * The character maps of Adobe-GB1 (ISO 32000-1, 9.7.5.2): a PDF whose Chinese font is of the system's, or embedded under
 * one of its encodings, names them and does not carry them. The PDF library asks for them by this shape; what else it asks
 * for is not here, and a name from the document reaches no other folder.
 */
export class CharacterMaps {
  async fetch({ kind, filename }: { readonly kind: string; readonly filename: string }): Promise<Uint8Array> {
    if (kind !== 'cMapUrl' || !/^[\w-]+\.bcmap$/.test(filename)) throw new Error(`no ${kind} here`)
    return new Uint8Array(await readFile(new URL(filename, folder)))
  }
}
