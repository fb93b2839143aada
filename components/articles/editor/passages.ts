import { Extension } from '@tiptap/core';
import type { Node } from '@tiptap/pm/model';
import { Plugin, PluginKey } from '@tiptap/pm/state';
import { Decoration, DecorationSet } from '@tiptap/pm/view';
import type { Editor } from '@tiptap/react';
import { findPassage, type Passage, passageAt } from '#lib/articles/passages.ts';

/** A document as one text, a line for each block, and where each piece of it stands. */
function flatten(doc: Node) {
  let text = '';
  const pieces: { start: number; position: number; length: number }[] = [];
  doc.descendants((node, position) => {
    if (node.isText && node.text) {
      pieces.push({ start: text.length, position, length: node.text.length });
      text += node.text;
    } else if (node.type.name === 'mention') {
      // One place in the document, however long the name is.
      pieces.push({ start: text.length, position, length: 0 });
      text += node.attrs.name;
    } else if (node.isTextblock && text) text += '\n';
  });
  const positionOf = (offset: number) => {
    const piece = pieces.findLast(({ start }) => start <= offset) ?? pieces[0];
    return piece ? piece.position + Math.min(offset - piece.start, piece.length) : 0;
  };
  const offsetOf = (position: number) => {
    const piece = pieces.findLast((each) => each.position <= position);
    return piece ? piece.start + Math.min(position - piece.position, piece.length) : 0;
  };
  return { text, positionOf, offsetOf };
}

/** What is selected, in words; null when nothing is. */
export function selectedPassage({ state: { doc, selection } }: Editor): Passage | null {
  const { text, offsetOf } = flatten(doc);
  const [start, end] = [offsetOf(selection.from), offsetOf(selection.to)];
  return end > start ? passageAt(text, start, end) : null;
}

/** Where a passage stands in the editor now. */
export function rangeOfPassage(doc: Node, passage: Passage): { from: number; to: number } | null {
  const { text, positionOf } = flatten(doc);
  const found = findPassage(text, passage);
  return found && { from: positionOf(found.start), to: positionOf(found.end - 1) + 1 };
}

interface Marked {
  passages: readonly Passage[];
  decorations: DecorationSet;
}

const key = new PluginKey<Marked>('passages');

function decorate(doc: Node, passages: readonly Passage[]): DecorationSet {
  const ranges = passages.flatMap((passage) => rangeOfPassage(doc, passage) ?? []);
  return DecorationSet.create(
    doc,
    ranges.map(({ from, to }) => Decoration.inline(from, to, { class: 'passage' })),
  );
}

/** Marks what remarks are about. Only shown, never part of the text. */
export const Passages = Extension.create({
  name: 'passages',
  addProseMirrorPlugins: () => [
    new Plugin<Marked>({
      key,
      state: {
        init: (): Marked => ({ passages: [], decorations: DecorationSet.empty }),
        apply(transaction, before, _, { doc }) {
          const passages = (transaction.getMeta(key) as readonly Passage[] | undefined) ?? before.passages;
          if (passages === before.passages && !transaction.docChanged) return before;
          return { passages, decorations: decorate(doc, passages) };
        },
      },
      props: { decorations: (state) => key.getState(state)?.decorations },
    }),
  ],
});

export const showPassages = ({ view, state }: Editor, passages: readonly Passage[]): void =>
  view.dispatch(state.tr.setMeta(key, passages).setMeta('addToHistory', false));
