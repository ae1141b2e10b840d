const startsWith = (bytes: Buffer, hex: string) => bytes.subarray(0, hex.length / 2).equals(Buffer.from(hex, 'hex'))
const holds = (bytes: Buffer, name: string) => bytes.includes(Buffer.from(name, 'utf16le'))

export const isZip = (bytes: Buffer) => startsWith(bytes, '504b0304')
export const isPdf = (bytes: Buffer) => bytes.subarray(0, 1_024).includes('%PDF-')
export const isPng = (bytes: Buffer) => startsWith(bytes, '89504e470d0a1a0a')
export const isJpeg = (bytes: Buffer) => startsWith(bytes, 'ffd8ff')

/** The older binary file of Office, and the envelope in which an encrypted new one lies. */
export const isCompound = (bytes: Buffer) => startsWith(bytes, 'd0cf11e0a1b11ae1')
/** Told by the names of its streams, which stand in the directory of the file as UTF-16. */
export const isEncryptedEnvelope = (bytes: Buffer) => isCompound(bytes) && holds(bytes, 'EncryptedPackage')
export const isOldWorkbook = (bytes: Buffer) => isCompound(bytes) && (holds(bytes, 'Workbook') || holds(bytes, 'Book'))
export const isOldDocument = (bytes: Buffer) => isCompound(bytes) && holds(bytes, 'WordDocument')
