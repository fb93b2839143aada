/**
 * The body of an article: a Tiptap/ProseMirror document. The shape is open, as JSON from outside is; what may be shown is
 * decided by the allow-list of `renderArticleHtml`, never here.
 */
export interface ArticleNode {
  type: string;
  attrs?: Record<string, unknown>;
  content?: ArticleNode[];
  marks?: ArticleMark[];
  text?: string;
}

export interface ArticleMark {
  type: string;
  attrs?: Record<string, unknown>;
}

export interface ArticleDocument extends ArticleNode {
  type: 'doc';
  content: ArticleNode[];
}
