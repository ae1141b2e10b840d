import type { ComponentType } from 'react'
import type { MatterView } from '../view.ts'

export type DialogGiven = { readonly view: MatterView; readonly onClose: () => void }
export type Dialog = ComponentType<DialogGiven>
