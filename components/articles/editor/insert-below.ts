import type { Editor } from '@tiptap/react';

/** Puts a block below the paragraph in which the cursor stands, with a line after it to go on writing on. Gives back where it stands. */
export function insertBelow(editor: Editor, block: { type: string; attrs: object }): number {
  const { doc, selection } = editor.state;
  const { $to } = selection;
  const position = $to.parent.isTextblock ? $to.after() : $to.pos;
  const isLast = doc.resolve(position).nodeAfter === null;
  editor
    .chain()
    .focus()
    .insertContentAt(position, isLast ? [block, { type: 'paragraph' }] : block)
    .run();
  return position;
}
