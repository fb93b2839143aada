const PART = /^[a-z0-9][a-z0-9_-]*(\.[a-z0-9]+)?$/;

/** The parts of a file's name. What could lead out of its folder is a mistake of ours, and stops here. */
export function partsOf(name: string): string[] {
  const parts = name.split('/');
  if (!parts.every((part) => PART.test(part))) throw new Error(`Not a name for a file: ${JSON.stringify(name)}`);
  return parts;
}
