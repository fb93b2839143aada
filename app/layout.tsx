import './globals.css';
import type { Metadata, Viewport } from 'next';
import { Footer } from '#components/site/footer.tsx';
import { Header } from '#components/site/header.tsx';
import { siteUrl } from '#lib/env.ts';
import { isIndexable, operator } from '#lib/operator.ts';
import { feedPath } from '#lib/paths.ts';

// A function, so that SITE_URL and the operator's settings are read when a page is rendered, not when it is built.
export function generateMetadata(): Metadata {
  const { name } = operator();
  return {
    metadataBase: new URL(siteUrl()),
    title: { default: `Branchenbuch – ${name}`, template: '%s – Branchenbuch' },
    description:
      'Das Branchenbuch für Deutschland: Firmen nach Branche und Ort finden, kostenlos eintragen, im Archiv lesen.',
    applicationName: 'Branchenbuch',
    alternates: { types: { 'application/rss+xml': feedPath } },
    ...(isIndexable() ? {} : { robots: { index: false, follow: true } }),
    openGraph: { siteName: 'Branchenbuch', locale: 'de_DE', type: 'website' },
    formatDetection: { telephone: false, address: false, email: false },
  };
}

export const viewport: Viewport = {
  themeColor: [
    { media: '(prefers-color-scheme: light)', color: '#faf8f3' },
    { media: '(prefers-color-scheme: dark)', color: '#14171a' },
  ],
};

export default function RootLayout({ children }: LayoutProps<'/'>) {
  return (
    <html lang="de">
      <body className="flex min-h-dvh flex-col">
        <a
          href="#inhalt"
          className="sr-only bg-accent px-4 py-2 font-semibold text-on-accent focus:not-sr-only focus:absolute focus:z-10"
        >
          Zum Inhalt springen
        </a>
        <Header />
        <main id="inhalt" tabIndex={-1} className="page-width flex-1 py-6 outline-none md:py-8">
          {children}
        </main>
        <Footer />
      </body>
    </html>
  );
}
