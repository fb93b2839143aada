import { Plugin, PluginKey } from '@tiptap/pm/state';
import type { Editor } from '@tiptap/react';

const key = new PluginKey('pictureFiles');

/** Pictures that are dropped on the text or pasted into it are not written there: they go to the library first. */
export function onPictureFiles(editor: Editor, take: (files: readonly File[]) => void): () => void {
  editor.registerPlugin(
    new Plugin({
      key,
      props: {
        handlePaste(_, { clipboardData }) {
          // Word processors send a picture of the words along with the words.
          const words = clipboardData
            ?.getData('text/html')
            .replace(/<[^>]*>/g, '')
            .trim();
          const files = words ? [] : picturesAmong(clipboardData?.files);
          if (files.length > 0) take(files);
          return files.length > 0;
        },
        handleDrop(view, { dataTransfer, clientX, clientY }, _, isMoved) {
          const files = isMoved ? [] : picturesAmong(dataTransfer?.files);
          if (files.length === 0) return false;
          const position = view.posAtCoords({ left: clientX, top: clientY })?.pos;
          if (position !== undefined) editor.commands.setTextSelection(position);
          take(files);
          return true;
        },
      },
    }),
  );
  return () => {
    if (!editor.isDestroyed) editor.unregisterPlugin(key);
  };
}

const picturesAmong = (files: FileList | undefined): File[] =>
  [...(files ?? [])].filter(({ type }) => type.startsWith('image/'));
