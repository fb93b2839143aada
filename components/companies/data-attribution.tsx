/** What licences ask to be shown beside lists of data. Sources without an attribution (owners, demo) need none. */
export function DataAttribution({ sources }: { sources: string[] }) {
  if (!sources.includes('osm')) return null;
  return (
    <p className="mt-3 text-ink-soft text-xs">
      Einträge zum Teil ©{' '}
      <a className="link" href="https://www.openstreetmap.org/copyright" rel="license noopener">
        OpenStreetMap-Mitwirkende
      </a>{' '}
      (ODbL 1.0)
    </p>
  );
}
