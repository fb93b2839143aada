import { cache } from 'react';

/**
 * The parts of the address being answered, for a `not-found.tsx`: Next gives it none, but renders it with every page. What it
 * shows in the browser is then the same as what the page shows without JavaScript. Each page tells them in its metadata.
 */
const asked = cache(() => Promise.withResolvers<Record<string, string>>());

export async function tellAddress<Params extends Record<string, string>>(params: Promise<Params>): Promise<Params> {
  const parts = await params;
  asked().resolve(parts);
  return parts;
}

export const askedAddress = (): Promise<Record<string, string>> => asked().promise;
