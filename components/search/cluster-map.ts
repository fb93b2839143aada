import { type GeoJSONFeature, type GeoJSONSource, LngLatBounds, Marker, Popup } from 'maplibre-gl';
import { openMap } from '#components/places/map-view.ts';
import type { MatchPoint } from '#db/companies/points.ts';
import { companyPath } from '#lib/paths.ts';

const SOURCE = 'matches';
/** Entries at one spot, such as those of which only the postal code is known, never come apart: they are listed instead. */
const NEAREST_ZOOM = 18;
const MOST_LISTED = 50;

/**
 * Entries on a map, those close to each other as one number. Markers are links and buttons, so that keys and screen readers reach
 * them. Gives back what takes the map away again.
 */
export function drawClusterMap(
  container: HTMLElement,
  { style, points, failed }: { style: string; points: MatchPoint[]; failed(): void },
): () => void {
  const bounds = new LngLatBounds();
  for (const { longitude, latitude } of points) bounds.extend([longitude, latitude]);
  const view = points.length > 0 ? { bounds, fitBoundsOptions: { padding: 48, maxZoom: 15 } } : {};
  let isRemoved = false;
  const remove = () => {
    if (!isRemoved) map.remove();
    isRemoved = true;
  };
  const map = openMap(container, style, view, () => {
    remove();
    failed();
  });

  const shown = new Map<string, Marker>();
  /** The markers of what is in sight now; who is on one that goes away is not sent to the top of the page. */
  function update() {
    const inSight = new Map<string, Marker>();
    for (const feature of map.querySourceFeatures(SOURCE)) {
      const key = feature.properties.cluster
        ? `cluster ${feature.properties.cluster_id}`
        : `${feature.properties.index}`;
      const at = positionOf(feature);
      // A feature at the edge of a tile comes with each of its tiles.
      if (inSight.has(key) || !map.getBounds().contains(at)) continue;
      inSight.set(key, shown.get(key) ?? new Marker({ element: elementOf(feature) }).setLngLat(at).addTo(map));
    }
    for (const [key, marker] of shown) {
      if (inSight.has(key)) continue;
      if (marker.getElement() === document.activeElement) map.getCanvas().focus({ preventScroll: true });
      marker.remove();
    }
    shown.clear();
    for (const [key, marker] of inSight) shown.set(key, marker);
  }

  function elementOf(feature: GeoJSONFeature): HTMLElement {
    const { cluster, cluster_id: id, point_count: count, index } = feature.properties;
    if (!cluster) return linkTo(points[index] as MatchPoint, 'result-pin');
    const button = document.createElement('button');
    button.type = 'button';
    button.className = 'result-cluster';
    button.setAttribute('role', 'button');
    button.setAttribute('aria-label', `${Number(count).toLocaleString('de-DE')} Treffer, näher ansehen`);
    button.textContent = Number(count).toLocaleString('de-DE');
    button.addEventListener('click', () => void openCluster(id, positionOf(feature)));
    return button;
  }

  async function openCluster(id: number, center: [number, number]) {
    const source = map.getSource<GeoJSONSource>(SOURCE);
    const zoom = (await source?.getClusterExpansionZoom(id)) ?? 0;
    if (!source || isRemoved) return;
    if (zoom <= NEAREST_ZOOM) {
      map.easeTo({ center, zoom });
      return;
    }
    const leaves = await source.getClusterLeaves(id, MOST_LISTED, 0);
    if (isRemoved) return;
    const list = document.createElement('ul');
    list.className = 'grid max-h-48 gap-1 overflow-auto text-sm';
    for (const { properties } of leaves) {
      const point = points[properties?.index];
      if (!point) continue;
      const item = document.createElement('li');
      const link = linkTo(point, 'link');
      link.textContent = point.name;
      item.append(link);
      list.append(item);
    }
    new Popup({ maxWidth: '18rem' }).setLngLat(center).setDOMContent(list).addTo(map);
  }

  map.once('load', () => {
    map.addSource(SOURCE, {
      type: 'geojson',
      data: featuresOf(points),
      cluster: true,
      clusterRadius: 56,
      clusterMaxZoom: 20,
    });
    // Only of a source that a layer draws the features can be asked for.
    map.addLayer({ id: SOURCE, type: 'circle', source: SOURCE, paint: { 'circle-radius': 1, 'circle-opacity': 0 } });
    map.on('moveend', update);
    map.on('sourcedata', ({ sourceId }) => {
      if (sourceId === SOURCE && map.isSourceLoaded(SOURCE)) update();
    });
  });
  // The button that asked for the map is gone.
  map.getCanvas().focus({ preventScroll: true });
  return remove;
}

const featuresOf = (points: MatchPoint[]) => ({
  type: 'FeatureCollection' as const,
  features: points.map(({ longitude, latitude }, index) => ({
    type: 'Feature' as const,
    geometry: { type: 'Point' as const, coordinates: [longitude, latitude] },
    properties: { index },
  })),
});

const positionOf = ({ geometry }: GeoJSONFeature): [number, number] =>
  (geometry.type === 'Point' ? geometry.coordinates.slice(0, 2) : [0, 0]) as [number, number];

function linkTo({ slug, name }: MatchPoint, className: string): HTMLAnchorElement {
  const link = document.createElement('a');
  link.href = companyPath(slug);
  link.className = className;
  link.title = name;
  link.setAttribute('role', 'link');
  link.setAttribute('aria-label', name);
  return link;
}
