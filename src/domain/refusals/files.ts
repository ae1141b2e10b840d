/** Why an uploaded file is not read. */
export const filesRefusals = [
  'file-kind-unknown',
  'file-not-what-it-says',
  'file-encrypted',
  'file-too-big',
  'file-broken',
  'file-empty',
  'file-not-recognized',
  'file-too-slow',
] as const
