/** The three forms of a feed that lie beside a page. */
export function FeedLinks({ base }: { base: string }) {
  return (
    <p className="mt-8 text-ink-soft text-sm print-hidden">
      Abonnieren:{' '}
      <a href={`${base}/feed.xml`} className="link">
        RSS
      </a>
      ,{' '}
      <a href={`${base}/atom.xml`} className="link">
        Atom
      </a>
      ,{' '}
      <a href={`${base}/feed.json`} className="link">
        JSON Feed
      </a>
    </p>
  );
}
