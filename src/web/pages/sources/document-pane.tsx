import { useVirtualizer } from '@tanstack/react-virtual'
import { memo, useEffect, useMemo, useRef, type RefObject } from 'react'
import { useText } from '#web/text/use-text.ts'
import { paragraphsOf, type Paragraph } from './segments.ts'
import type { SourceData } from './types.ts'

type Given = {
  readonly source: SourceData
  readonly selected: string | null
  /** Shown at all: on a phone one pane is in front of the other, and a hidden one cannot be scrolled. */
  readonly isInFront: boolean
  readonly onSelect: (proposalId: string) => void
}

type One = {
  readonly paragraph: Paragraph
  readonly states: ReadonlyMap<string, string>
  readonly selected: string | null
}

/** Drawn again only when the selection enters or leaves it: a long document has a thousand of these. */
const DocumentParagraph = memo(({ paragraph, states, selected }: One) => (
  <p className={`document-${paragraph.kind}`}>
    {paragraph.pieces.map((piece) =>
      piece.proposalId === null ? (
        piece.text
      ) : (
        <mark
          key={piece.at}
          data-proposal={piece.proposalId}
          className={`${states.get(piece.proposalId) ?? ''}${piece.proposalId === selected ? ' selected' : ''}`}
        >
          {piece.text}
        </mark>
      ),
    )}
  </p>
))
DocumentParagraph.displayName = 'DocumentParagraph'

const holds = (paragraph: Paragraph, proposalId: string | null) =>
  proposalId !== null && paragraph.pieces.some((piece) => piece.proposalId === proposalId)

/** A document of a few pages is drawn whole, so that the browser finds and prints it; a book only where it is looked at. */
const drawnWhole = 3000
/** Characters of a line and the height of one, as a first guess before a paragraph has been measured. */
const [perLine, lineHeight] = [34, 30]

type Long = { readonly paragraphs: readonly Paragraph[]; readonly states: One['states'] } & Omit<
  Given,
  'source' | 'onSelect'
>

/** The paragraphs of a book, those in sight only; the scroll bar knows of all. */
const LongDocument = ({
  paragraphs,
  states,
  selected,
  isInFront,
  pane,
}: Long & { pane: RefObject<HTMLElement | null> }) => {
  const rows = useVirtualizer({
    count: paragraphs.length,
    getScrollElement: () => pane.current,
    estimateSize: (i) =>
      Math.ceil((paragraphs[i]?.pieces.reduce((sum, piece) => sum + piece.text.length, 0) ?? 0) / perLine) * lineHeight,
    overscan: 12,
  })
  const at = useMemo(() => paragraphs.findIndex((each) => holds(each, selected)), [paragraphs, selected])
  useEffect(() => {
    if (at >= 0) rows.scrollToIndex(at, { align: 'center' })
    // oxlint-disable-next-line react-hooks/exhaustive-deps -- a new virtualizer is no new selection
  }, [at, isInFront])
  return (
    <div className="document-long" style={{ height: rows.getTotalSize() }}>
      {rows.getVirtualItems().map(({ index, start }) => {
        const paragraph = paragraphs[index]
        return paragraph ? (
          <div key={paragraph.key} ref={rows.measureElement} data-index={index} style={{ top: start }}>
            <DocumentParagraph
              paragraph={paragraph}
              states={states}
              selected={holds(paragraph, selected) ? selected : null}
            />
          </div>
        ) : null
      })}
    </div>
  )
}

/** The text as it came, every proposal's own words marked; a click on these words chooses the proposal. */
export const DocumentPane = ({ source, selected, isInFront, onSelect }: Given) => {
  const { sources } = useText()
  const pane = useRef<HTMLElement>(null)
  const paragraphs = useMemo(() => paragraphsOf(source), [source])
  const states = useMemo(() => new Map(source.proposals.map((each) => [each.id, each.state])), [source])
  useEffect(() => {
    const mark = selected ? pane.current?.querySelector<HTMLElement>(`[data-proposal="${selected}"]`) : null
    if (!mark || !pane.current || (!isInFront && pane.current.clientHeight === 0)) return
    const [top, bottom] = [mark.offsetTop, mark.offsetTop + mark.offsetHeight]
    const { scrollTop, clientHeight } = pane.current
    if (top < scrollTop || bottom > scrollTop + clientHeight) pane.current.scrollTop = top - clientHeight / 3
  }, [selected, isInFront])
  return (
    <section
      ref={pane}
      className="document-pane"
      aria-label={sources.document}
      // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a scrolling region has to be reached by keyboard
      tabIndex={0}
      onClick={(event) => {
        const mark = (event.target as HTMLElement).closest<HTMLElement>('[data-proposal]')
        if (mark?.dataset['proposal']) onSelect(mark.dataset['proposal'])
      }}
    >
      {paragraphs.length === 0 ? <p className="document-none">{sources.noDocument}</p> : null}
      {paragraphs.length > drawnWhole ? (
        <LongDocument {...{ paragraphs, states, selected, isInFront, pane }} />
      ) : (
        paragraphs.map((paragraph) => (
          <DocumentParagraph
            key={paragraph.key}
            paragraph={paragraph}
            states={states}
            selected={holds(paragraph, selected) ? selected : null}
          />
        ))
      )}
    </section>
  )
}
