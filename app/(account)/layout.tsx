import type { Metadata } from 'next';

export const metadata: Metadata = { robots: { index: false, follow: false } };

/** Forms and what belongs to one person: nothing here is for search engines. */
export default function AccountLayout({ children }: LayoutProps<'/'>) {
  return children;
}
