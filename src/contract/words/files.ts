import type { filesRefusals } from '#domain/refusals/files.ts'
import type { RefusalWords } from './kind.ts'

export const filesWords: RefusalWords<typeof filesRefusals> = {
  'file-kind-unknown': {
    zh: '请上传 .docx、.doc、.pdf、.ofd、.txt、.html、.xlsx 文件，或 .jpg、.png 图片',
    en: 'Upload a .docx, .doc, .pdf, .ofd, .txt, .html or .xlsx file, or a .jpg or .png picture',
  },
  'file-not-what-it-says': {
    zh: '文件内容与扩展名不符，请用 WPS 或 Word 另存后再上传',
    en: 'The file is not what its name says; save it again with its own program',
  },
  'file-encrypted': { zh: '文件已加密，请去除密码后再上传', en: 'The file is encrypted; remove the password' },
  'file-too-big': {
    zh: '文件展开后过大，已停止读取；请删去图片后再上传',
    en: 'The file grows too big when opened; take the pictures out',
  },
  'file-broken': { zh: '文件已损坏，无法读取', en: 'The file is broken' },
  'file-empty': { zh: '文件里没有读到文字', en: 'No words were found in the file' },
  'file-not-recognized': {
    zh: '这是扫描件或图片，服务器上没有装文字识别（tesseract-ocr、tesseract-ocr-chi-sim），请上传能选中文字的文件，或粘贴正文',
    en: 'This is a scan, and the server has no text recognition (tesseract-ocr, tesseract-ocr-chi-sim): upload a file whose words can be selected, or paste the text',
  },
  'file-too-slow': { zh: '文件读取时间过长，已停止', en: 'Reading the file took too long' },
}
