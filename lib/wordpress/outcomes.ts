/** What became of an item of an export, in the words of the report. */
export const outcomes = {
  new: 'neu',
  changed: 'geändert',
  unchanged: 'unverändert',
  edited: 'hier bearbeitet, nicht überschrieben',
  redirected: 'nur weitergeleitet',
  refused: 'abgelehnt',
} as const;

export type Outcome = keyof typeof outcomes;

export interface ReportedItem {
  line: number;
  /** `wp:post_type` and `wp:post_id`. */
  type: string;
  id: string;
  title: string;
  outcome: Outcome;
  /** Why it was refused. */
  reason?: string;
  /** Where it is now. */
  address?: string;
  notes: string[];
}

/** Kinds of items that are no content: WordPress keeps its own furniture in the same list. */
const FURNITURE: Record<string, string> = {
  nav_menu_item: 'Menüeintrag',
  wp_navigation: 'Menü',
  wp_template: 'Vorlage der Gestaltung',
  wp_template_part: 'Vorlage der Gestaltung',
  wp_global_styles: 'Gestaltung',
  wp_font_family: 'Gestaltung',
  wp_font_face: 'Gestaltung',
  custom_css: 'Gestaltung',
  customize_changeset: 'Gestaltung',
  wp_block: 'wiederverwendbarer Baustein',
  oembed_cache: 'Zwischenspeicher',
  user_request: 'Datenschutzanfrage',
};

type Kind = { kind: 'article' | 'attachment' | 'revision' } | { kind: 'refused'; reason: string };

export function kindOf({ type, status }: { type: string; status: string }): Kind {
  if (Object.hasOwn(FURNITURE, type)) return { kind: 'refused', reason: FURNITURE[type] as string };
  if (status === 'trash') return { kind: 'refused', reason: 'im Papierkorb' };
  if (status === 'auto-draft') return { kind: 'refused', reason: 'automatischer leerer Entwurf' };
  if (type === 'attachment' || type === 'revision') return { kind: type };
  if (type === 'post' || type === 'page' || type === '') return { kind: 'article' };
  return { kind: 'refused', reason: `eigener Inhaltstyp „${type.slice(0, 40)}“` };
}
