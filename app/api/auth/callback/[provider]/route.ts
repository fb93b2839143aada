import { notFound } from 'next/navigation';
import type { NextRequest } from 'next/server';
import { handlers } from '#lib/auth/provider-auth.ts';
import { providerNames } from '#lib/auth/providers.ts';

/** Where OpenID Connect providers send people back to. Of Auth.js' own addresses it is the only one that is needed. */
export async function GET(request: NextRequest, { params }: RouteContext<'/api/auth/callback/[provider]'>) {
  const { provider } = await params;
  if (!providerNames().some(({ id }) => id === provider)) notFound();
  return handlers.GET(request);
}
