import { SaxesParser } from 'saxes';
import { MalformedFileError } from './json-objects.ts';
import type { ElementKind, OsmElement, ReadElements } from './osm-elements.ts';
import type { SourceFile } from './source-file.ts';

const KINDS = new Set(['node', 'way', 'relation']);

/** OSM XML as planet extracts and the API write it. */
export const readXmlElements = (file: SourceFile): ReadElements =>
  async function* (kinds, detail) {
    const withTags = detail === 'tags';
    const decoder = new TextDecoder('utf-8');
    const parser = new SaxesParser({ position: true });
    let elements: OsmElement[] = [];
    let element: (OsmElement & { tags: Record<string, string> }) | undefined;

    parser.on('error', (error) => {
      throw new MalformedFileError(`XML, Zeile ${parser.line}: ${error.message.replace(/^\d+:\d+: /, '')}`);
    });
    parser.on('opentag', ({ name, attributes: own }) => {
      const attributes = own as Record<string, string>;
      if (KINDS.has(name)) {
        element = {
          kind: name as ElementKind,
          id: Number(attributes.id),
          position: parser.line,
          tags: {},
          timestamp: attributes.timestamp,
        };
        if (name === 'node') {
          element.latitude = Number(attributes.lat);
          element.longitude = Number(attributes.lon);
        } else if (name === 'way') element.nodes = [];
        else element.members = [];
      } else if (!element) return;
      else if (name === 'tag') {
        if (withTags && attributes.k) element.tags[attributes.k] = attributes.v ?? '';
      } else if (name === 'nd') element.nodes?.push(Number(attributes.ref));
      else if (name === 'member') {
        element.members?.push({ kind: attributes.type as ElementKind, id: Number(attributes.ref) });
      } else if (name === 'center' && element.kind !== 'node') {
        // Overpass' XML brings the centre along.
        element.latitude = Number(attributes.lat);
        element.longitude = Number(attributes.lon);
      }
    });
    parser.on('closetag', ({ name }) => {
      if (!element || name !== element.kind) return;
      if (kinds.has(element.kind)) elements.push(element);
      element = undefined;
    });

    for await (const chunk of file.bytes()) {
      parser.write(decoder.decode(chunk, { stream: true }));
      if (elements.length > 0) yield elements;
      elements = [];
    }
    parser.write(decoder.decode());
    parser.close();
    if (elements.length > 0) yield elements;
  };
