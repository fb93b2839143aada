'use client';

import './editor.css';
import { type Editor, EditorContent, useEditor } from '@tiptap/react';
import { useEffect } from 'react';
import type { ArticleDocument } from '#lib/articles/document.ts';
import type { Passage } from '#lib/articles/passages.ts';
import { cleanPastedHtml } from '#lib/articles/paste.ts';
import { extensions } from './extensions.ts';
import { rangeOfPassage, selectedPassage, showPassages } from './passages.ts';
import { Toolbar } from './toolbar.tsx';

/** The editor itself. Loaded by the page of the desk only, and after it: no reader ever gets it. */
export default function RichText({
  body,
  isEditable,
  passages,
  shown,
  onChange,
  onReady,
  onRemark,
}: {
  /** What it begins with; later changes come through the editor that `onReady` hands out. */
  body: ArticleDocument;
  isEditable: boolean;
  /** What open remarks are about. */
  passages: readonly Passage[];
  /** One of them that somebody wants to see. */
  shown: Passage | null;
  onChange: (body: unknown) => void;
  onReady: (editor: Editor) => void;
  /** Somebody wants to say something about what he has selected. */
  onRemark: (passage: Passage | null) => void;
}) {
  const editor = useEditor({
    extensions,
    content: body,
    editable: isEditable,
    // The policy of the page knows no style elements; editor.css has what it would write.
    injectCSS: false,
    editorProps: {
      attributes: { class: 'prose', role: 'textbox', 'aria-multiline': 'true', 'aria-label': 'Text des Artikels' },
      transformPastedHTML: cleanPastedHtml,
      handleDOMEvents: {
        // A text that gets the focus only by the click would lose again what the click has selected: a picture, a card.
        mousedown(view) {
          if (!view.hasFocus()) view.focus();
        },
      },
    },
    onCreate: ({ editor: created }) => onReady(created),
    onUpdate: ({ editor: changed }) => onChange(changed.getJSON()),
  });
  useEffect(() => {
    editor?.setEditable(isEditable, false);
  }, [editor, isEditable]);
  useEffect(() => {
    if (editor) showPassages(editor, passages);
  }, [editor, passages]);
  useEffect(() => {
    const range = editor && shown && rangeOfPassage(editor.state.doc, shown);
    if (range) editor.chain().focus().setTextSelection(range).scrollIntoView().run();
  }, [editor, shown]);
  return (
    <div className="rounded-card border border-line bg-surface">
      {editor && <Toolbar editor={editor} isEditable={isEditable} onRemark={() => onRemark(selectedPassage(editor))} />}
      <EditorContent editor={editor} />
    </div>
  );
}
