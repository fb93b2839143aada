import { type LngLat, Marker } from 'maplibre-gl';
import { openMap } from '#components/places/map-view.ts';
import { type Position, roundPosition } from '#lib/places/position.ts';

/** Close enough to tell one house from the next. */
const NEAR_ZOOM = 16;
const STEP_PIXELS = 4;
const BIG_STEP_PIXELS = 40;
const ARROWS: Record<string, [x: number, y: number]> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};

/** A map with a pin that can be dragged, or moved with the arrow keys. Gives back what takes it away again. */
export function drawPinMap(
  container: HTMLElement,
  options: {
    style: string;
    /** Unknown: all of the country, until somebody sets the pin. */
    start: Position | null;
    /** In which the position is typed, too. */
    fields: HTMLElement | null | undefined;
    read(): Position | null;
    moved(position: Position): void;
    failed(): void;
  },
): () => void {
  const { style, start, fields, read, moved, failed } = options;
  const view = start ? { center: [start.longitude, start.latitude] as [number, number], zoom: NEAR_ZOOM } : {};
  const map = openMap(container, style, view, () => {
    remove();
    failed();
  });

  const pin = drawPin();
  const marker = new Marker({ element: pin, anchor: 'bottom', draggable: true });
  marker.setLngLat(map.getCenter()).addTo(map);
  const set = (at: LngLat) => {
    marker.setLngLat(at);
    moved(roundPosition({ latitude: at.lat, longitude: at.lng }));
  };
  marker.on('dragend', () => set(marker.getLngLat()));
  map.on('click', ({ lngLat }) => set(lngLat));
  pin.addEventListener('click', (event) => event.stopPropagation());
  pin.addEventListener('keydown', (event) => {
    const direction = ARROWS[event.key];
    if (!direction) return;
    // The map itself would move under the same keys.
    event.preventDefault();
    event.stopPropagation();
    const step = event.shiftKey ? BIG_STEP_PIXELS : STEP_PIXELS;
    const { x, y } = map.project(marker.getLngLat());
    const at = map.unproject([x + direction[0] * step, y + direction[1] * step]);
    set(at);
    if (!map.getBounds().contains(at)) map.panTo(at, { animate: false });
  });

  function follow(event: Event) {
    if (!(event.target instanceof HTMLInputElement) || !['latitude', 'longitude'].includes(event.target.name)) return;
    const typed = read();
    if (!typed || !event.isTrusted) return;
    marker.setLngLat([typed.longitude, typed.latitude]);
    map.setCenter(marker.getLngLat());
  }
  fields?.addEventListener('input', follow);
  // The button that asked for the map is gone.
  pin.focus({ preventScroll: true });

  let isRemoved = false;
  function remove() {
    if (isRemoved) return;
    isRemoved = true;
    fields?.removeEventListener('input', follow);
    map.remove();
  }
  return remove;
}

function drawPin(): HTMLButtonElement {
  const pin = document.createElement('button');
  pin.type = 'button';
  pin.className = 'cursor-grab text-brand';
  pin.setAttribute('aria-label', 'Nadel: Lage der Firma, mit den Pfeiltasten zu verschieben');
  pin.setAttribute('aria-describedby', 'pin-help');
  pin.innerHTML = `<svg aria-hidden="true" width="44" height="44" viewBox="0 0 24 24" fill="currentColor" stroke="#fff"
    stroke-width="1.2"><path d="M12 23.2c-.4 0-7.6-8-7.6-13.5a7.6 7.6 0 0 1 15.2 0c0 5.5-7.2 13.5-7.6 13.5z"/>
    <circle cx="12" cy="9.6" r="2.6" fill="#fff"/></svg>`;
  return pin;
}
