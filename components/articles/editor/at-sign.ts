import { Plugin, PluginKey } from '@tiptap/pm/state';
import type { Editor } from '@tiptap/react';

const key = new PluginKey('atSign');

/** An @ that begins a word is not written: it asks for a company. Within words (mail addresses) and in code it is a sign like any other. */
export function onTypedAt(editor: Editor, ask: () => void): () => void {
  editor.registerPlugin(
    new Plugin({
      key,
      props: {
        handleTextInput({ state }, from, _to, text) {
          const { $from } = state.selection;
          if (text !== '@' || !$from.parent.isTextblock || $from.parent.type.spec.code || editor.isActive('code'))
            return false;
          const before = $from.parent.textBetween(0, Math.max(0, from - $from.start()), undefined, ' ');
          if (/[^\s(„"»‚'/–—-]$/u.test(before)) return false;
          ask();
          return true;
        },
      },
    }),
  );
  return () => {
    if (!editor.isDestroyed) editor.unregisterPlugin(key);
  };
}
