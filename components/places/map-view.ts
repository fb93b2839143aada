import 'maplibre-gl/dist/maplibre-gl.css';
import { type MapOptions, Map as MapView, NavigationControl, setWorkerUrl } from 'maplibre-gl';

const GERMANY = { center: [10.4, 51.1] as [number, number], zoom: 5 };

const GERMAN = {
  'AttributionControl.ToggleAttribution': 'Quellen der Karte ein- und ausblenden',
  'CooperativeGesturesHandler.MacHelpText': 'Zum Vergrößern ⌘ halten und scrollen',
  'CooperativeGesturesHandler.MobileHelpText': 'Die Karte mit zwei Fingern verschieben',
  'CooperativeGesturesHandler.WindowsHelpText': 'Zum Vergrößern Strg halten und scrollen',
  'Map.Title': 'Karte',
  'NavigationControl.ZoomIn': 'Vergrößern',
  'NavigationControl.ZoomOut': 'Verkleinern',
  'Popup.Close': 'Schließen',
};

/** A map of the operator's host, flat, with the north on top; all of the country unless `view` says more. */
export function openMap(
  container: HTMLElement,
  style: string,
  view: Pick<MapOptions, 'center' | 'zoom' | 'bounds' | 'fitBoundsOptions'>,
  failed: () => void,
): MapView {
  setWorkerUrl(workerUrl());
  const map = new MapView({
    container,
    style,
    ...GERMANY,
    ...view,
    maxZoom: 20,
    locale: GERMAN,
    // Who scrolls past it goes on scrolling.
    cooperativeGestures: true,
    dragRotate: false,
    pitchWithRotate: false,
    attributionControl: { compact: false },
  });
  map.touchZoomRotate.disableRotation();
  map.addControl(new NavigationControl({ showCompass: false }));
  let isDrawn = false;
  map.once('load', () => {
    isDrawn = true;
  });
  // A tile that is missing leaves a gap; without a style there is nothing to see.
  map.on('error', () => {
    if (!isDrawn && !map.isStyleLoaded()) failed();
  });
  return map;
}

/** A worker from a blob is under the policy of this page, one from a file under that of the file, which allows no foreign host. */
function workerUrl(): string {
  const file = new URL('maplibre-gl/dist/maplibre-gl-worker.mjs', import.meta.url);
  const code = `import ${JSON.stringify(new URL(file, location.href).href)}`;
  return URL.createObjectURL(new Blob([code], { type: 'text/javascript' }));
}
