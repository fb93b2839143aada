'use client';

import type { NodeSelection } from '@tiptap/pm/state';
import { type Editor, useEditorState } from '@tiptap/react';
import {
  AtSign,
  Bold,
  Building2,
  Code,
  Columns3,
  Heading2,
  Heading3,
  Heading4,
  Image,
  Italic,
  Link,
  List,
  ListOrdered,
  type LucideIcon,
  MessageSquarePlus,
  Minus,
  Redo2,
  Rows3,
  Strikethrough,
  Subscript,
  Superscript,
  Table,
  TableCellsMerge,
  TextQuote,
  Trash2,
  Underline,
  Undo2,
} from 'lucide-react';
import { useEffect, useState } from 'react';
import { safeHref } from '#lib/articles/safe-address.ts';
import { onTypedAt } from './at-sign.ts';
import { CompanyField, type CompanyUse } from './company-field.tsx';
import { PictureField } from './picture-field.tsx';
import { onPictureFiles } from './picture-files.ts';
import { PictureWords, type SelectedPicture } from './picture-words.tsx';

interface Tool {
  label: string;
  icon: LucideIcon;
  run: () => void;
  /** Whether what it does is in force where the cursor stands; absent for what happens once. */
  isOn?: boolean;
  isOff?: boolean;
}

/** Everything the shortcuts can do, to be pressed. */
export function Toolbar({
  editor,
  isEditable,
  onRemark,
}: {
  editor: Editor;
  /** Remarks can be made about a text that cannot be changed. */
  isEditable: boolean;
  onRemark: () => void;
}) {
  const [asksForLink, setAsksForLink] = useState(false);
  const [companyUse, setCompanyUse] = useState<CompanyUse | null>(null);
  const [pictureUse, setPictureUse] = useState<PictureUse | null>(null);
  useEffect(() => onTypedAt(editor, () => setCompanyUse('typed')), [editor]);
  useEffect(() => onPictureFiles(editor, (files) => setPictureUse({ files, replaces: null })), [editor]);
  const on = useEditorState({ editor, selector: ({ editor: now }) => stateOf(now) });
  const chain = () => editor.chain().focus();
  const groups: Tool[][] = [
    [
      { label: 'Überschrift', icon: Heading2, isOn: on.h2, run: () => chain().toggleHeading({ level: 2 }).run() },
      {
        label: 'Zwischenüberschrift',
        icon: Heading3,
        isOn: on.h3,
        run: () => chain().toggleHeading({ level: 3 }).run(),
      },
      {
        label: 'Kleine Überschrift',
        icon: Heading4,
        isOn: on.h4,
        run: () => chain().toggleHeading({ level: 4 }).run(),
      },
    ],
    [
      { label: 'Fett', icon: Bold, isOn: on.bold, run: () => chain().toggleBold().run() },
      { label: 'Kursiv', icon: Italic, isOn: on.italic, run: () => chain().toggleItalic().run() },
      { label: 'Unterstrichen', icon: Underline, isOn: on.underline, run: () => chain().toggleUnderline().run() },
      { label: 'Durchgestrichen', icon: Strikethrough, isOn: on.strike, run: () => chain().toggleStrike().run() },
      { label: 'Tiefgestellt', icon: Subscript, isOn: on.subscript, run: () => chain().toggleMark('subscript').run() },
      {
        label: 'Hochgestellt',
        icon: Superscript,
        isOn: on.superscript,
        run: () => chain().toggleMark('superscript').run(),
      },
      { label: 'Code', icon: Code, isOn: on.code, run: () => chain().toggleCode().run() },
      { label: 'Link', icon: Link, isOn: on.link, run: () => setAsksForLink(!asksForLink) },
    ],
    [
      { label: 'Liste', icon: List, isOn: on.bulletList, run: () => chain().toggleBulletList().run() },
      {
        label: 'Nummerierte Liste',
        icon: ListOrdered,
        isOn: on.orderedList,
        run: () => chain().toggleOrderedList().run(),
      },
      { label: 'Zitat', icon: TextQuote, isOn: on.blockquote, run: () => chain().toggleBlockquote().run() },
      { label: 'Trennlinie', icon: Minus, run: () => chain().setHorizontalRule().run() },
      {
        label: 'Tabelle einfügen',
        icon: Table,
        isOff: on.table,
        run: () => chain().insertTable({ rows: 3, cols: 3, withHeaderRow: true }).run(),
      },
    ],
    [
      { label: 'Firma erwähnen (@)', icon: AtSign, isOff: on.isCode, run: () => setCompanyUse('mention') },
      { label: 'Firma als Karte einfügen', icon: Building2, run: () => setCompanyUse('card') },
      { label: 'Bild einfügen', icon: Image, run: () => setPictureUse({ files: NONE, replaces: null }) },
    ],
    [
      { label: 'Rückgängig', icon: Undo2, isOff: !on.canUndo, run: () => chain().undo().run() },
      { label: 'Wiederholen', icon: Redo2, isOff: !on.canRedo, run: () => chain().redo().run() },
    ],
  ];
  const ofTable: Tool[] = [
    { label: 'Zeile darunter', icon: Rows3, run: () => chain().addRowAfter().run() },
    { label: 'Spalte rechts', icon: Columns3, run: () => chain().addColumnAfter().run() },
    { label: 'Zellen verbinden oder teilen', icon: TableCellsMerge, run: () => chain().mergeOrSplit().run() },
  ];
  return (
    <div className="z-10 rounded-t-card border-line border-b bg-surface px-2 py-1.5 sm:sticky sm:top-0">
      <div className="flex flex-wrap gap-x-3 gap-y-1">
        {(isEditable ? groups : []).map((tools) => (
          <fieldset key={tools[0]?.label} className="flex flex-wrap gap-0.5">
            <legend className="sr-only">Text gestalten</legend>
            {tools.map((tool) => (
              <ToolButton key={tool.label} tool={tool} />
            ))}
          </fieldset>
        ))}
        <button
          type="button"
          onMouseDown={(event) => event.preventDefault()}
          onClick={onRemark}
          className="inline-flex min-h-9 items-center gap-1.5 rounded px-2 text-sm hover:bg-brand-wash"
        >
          <MessageSquarePlus aria-hidden size={18} />
          Anmerkung zur Auswahl
        </button>
      </div>
      {isEditable && on.table && (
        <div className="mt-1 flex flex-wrap items-center gap-0.5 border-line border-t pt-1 text-sm">
          {ofTable.map((tool) => (
            <ToolButton key={tool.label} tool={tool} />
          ))}
          {(
            [
              ['Zeile löschen', () => chain().deleteRow().run()],
              ['Spalte löschen', () => chain().deleteColumn().run()],
              ['Kopfzeile', () => chain().toggleHeaderRow().run()],
            ] as const
          ).map(([label, run]) => (
            <button key={label} type="button" onClick={run} className="min-h-9 rounded px-2 hover:bg-brand-wash">
              {label}
            </button>
          ))}
          <ToolButton tool={{ label: 'Tabelle löschen', icon: Trash2, run: () => chain().deleteTable().run() }} />
        </div>
      )}
      {isEditable && companyUse && (
        <CompanyField key={companyUse} editor={editor} use={companyUse} close={() => setCompanyUse(null)} />
      )}
      {isEditable && pictureUse && (
        <PictureField
          key={pictureUse.replaces}
          editor={editor}
          files={pictureUse.files}
          replaces={pictureUse.replaces}
          close={() => setPictureUse(null)}
        />
      )}
      {isEditable && on.image && (
        <PictureWords
          editor={editor}
          selected={on.image}
          onReplace={() => setPictureUse({ files: NONE, replaces: on.image?.position ?? null })}
        />
      )}
      {asksForLink && <LinkField editor={editor} close={() => setAsksForLink(false)} />}
    </div>
  );
}

/** Files that were dropped or pasted, and where a picture stands that a file is wanted for. */
interface PictureUse {
  files: readonly File[];
  replaces: number | null;
}
const NONE: readonly File[] = [];

function selectedPicture({ state: { selection } }: Editor): SelectedPicture | null {
  const node = 'node' in selection ? (selection as NodeSelection).node : null;
  if (node?.type.name !== 'image') return null;
  const { picture, alt, caption } = node.attrs;
  return { position: selection.from, picture, alt: alt ?? '', caption: caption ?? '' };
}

const stateOf = (editor: Editor) => ({
  image: selectedPicture(editor),
  h2: editor.isActive('heading', { level: 2 }),
  h3: editor.isActive('heading', { level: 3 }),
  h4: editor.isActive('heading', { level: 4 }),
  bold: editor.isActive('bold'),
  italic: editor.isActive('italic'),
  underline: editor.isActive('underline'),
  strike: editor.isActive('strike'),
  subscript: editor.isActive('subscript'),
  superscript: editor.isActive('superscript'),
  code: editor.isActive('code'),
  link: editor.isActive('link'),
  bulletList: editor.isActive('bulletList'),
  orderedList: editor.isActive('orderedList'),
  blockquote: editor.isActive('blockquote'),
  isCode: editor.isActive('codeBlock'),
  table: editor.isActive('table'),
  canUndo: editor.can().undo(),
  canRedo: editor.can().redo(),
});

function ToolButton({ tool: { label, icon: Icon, run, isOn, isOff } }: { tool: Tool }) {
  return (
    <button
      type="button"
      title={label}
      aria-label={label}
      aria-pressed={isOn}
      disabled={isOff}
      // The text keeps its selection.
      onMouseDown={(event) => event.preventDefault()}
      onClick={run}
      className="inline-flex size-9 items-center justify-center rounded hover:bg-brand-wash disabled:opacity-40 aria-pressed:bg-brand aria-pressed:text-on-brand"
    >
      <Icon aria-hidden size={18} />
    </button>
  );
}

/** Where the selected words lead; empty takes the link off. */
function LinkField({ editor, close }: { editor: Editor; close: () => void }) {
  const [href, setHref] = useState<string>(editor.getAttributes('link').href ?? '');
  const [isWrong, setWrong] = useState(false);
  function apply() {
    const typed = href.trim();
    const whole = /^[\w-]+(\.[\w-]+)+([/?#]|$)/.test(typed) ? `https://${typed}` : typed;
    const target = safeHref(whole);
    if (typed && !target) {
      setWrong(true);
      return;
    }
    const chain = editor.chain().focus().extendMarkRange('link');
    if (!target) chain.unsetLink().run();
    else if (editor.state.selection.empty && !editor.isActive('link'))
      chain.insertContent({ type: 'text', text: typed, marks: [{ type: 'link', attrs: { href: target } }] }).run();
    else chain.setLink({ href: target }).run();
    close();
  }
  return (
    <div className="mt-1 grid gap-1 border-line border-t pt-2">
      <div className="flex flex-wrap items-center gap-2">
        <label htmlFor="link-href" className="font-semibold text-sm">
          Adresse des Links
        </label>
        <input
          id="link-href"
          value={href}
          // biome-ignore lint/a11y/noAutofocus: it was asked for with a press
          autoFocus
          inputMode="url"
          autoComplete="off"
          placeholder="https://… oder /artikel/…"
          aria-invalid={isWrong || undefined}
          aria-describedby={isWrong ? 'link-href-error' : undefined}
          onChange={(event) => {
            setHref(event.target.value);
            setWrong(false);
          }}
          onKeyDown={(event) => {
            if (event.key === 'Escape') close();
            if (event.key !== 'Enter') return;
            event.preventDefault();
            apply();
          }}
          className="min-h-9 flex-1 rounded-card border border-line bg-surface px-3 aria-invalid:border-closed"
        />
        <button type="button" onClick={apply} className="button min-h-9">
          Übernehmen
        </button>
      </div>
      {isWrong && (
        <p id="link-href-error" role="alert" className="text-closed text-sm">
          Dorthin kann kein Link führen. Möglich sind Adressen im Netz, Seiten dieser Website, E-Mail und Telefon.
        </p>
      )}
    </div>
  );
}
