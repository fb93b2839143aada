'use client';

import './editor.css';
import { type Editor, EditorContent, useEditor } from '@tiptap/react';
import { useEffect } from 'react';
import type { ArticleDocument } from '#lib/articles/document.ts';
import { cleanPastedHtml } from '#lib/articles/paste.ts';
import { extensions } from './extensions.ts';
import { Toolbar } from './toolbar.tsx';

/** The editor itself. Loaded by the page of the desk only, and after it: no reader ever gets it. */
export default function RichText({
  body,
  isEditable,
  onChange,
  onReady,
}: {
  /** What it begins with; later changes come through the editor that `onReady` hands out. */
  body: ArticleDocument;
  isEditable: boolean;
  onChange: (body: unknown) => void;
  onReady: (editor: Editor) => void;
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
    },
    onCreate: ({ editor: created }) => onReady(created),
    onUpdate: ({ editor: changed }) => onChange(changed.getJSON()),
  });
  useEffect(() => {
    editor?.setEditable(isEditable, false);
  }, [editor, isEditable]);
  return (
    <div className="rounded-card border border-line bg-surface">
      {isEditable && editor && <Toolbar editor={editor} />}
      <EditorContent editor={editor} />
    </div>
  );
}
