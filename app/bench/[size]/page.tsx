import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import NotFound from '#app/not-found.tsx';
import { readEnvironment } from '#lib/env.ts';

export const revalidate = 3600;
export const generateStaticParams = () => [];

/** Exists only while `npm run bench -- pages` runs: a kept page of a given size in which nothing happens. */
function sizeOf(param: string): number | null {
  if (readEnvironment().BENCH !== '1' || !/^\d{1,6}$/.test(param)) return null;
  return Number(param);
}

export async function generateMetadata({ params }: PageProps<'/bench/[size]'>): Promise<Metadata> {
  if (sizeOf((await params).size) === null) notFound();
  return { robots: { index: false } };
}

export default async function BenchPage({ params }: PageProps<'/bench/[size]'>) {
  const size = sizeOf((await params).size);
  if (size === null) return <NotFound />;
  return <p>{text(size)}</p>;
}

/** Always the same, and about as hard to compress as real pages: a repeated word would shrink to nothing. */
function text(size: number): string {
  const words = Array.from({ length: Math.ceil(size / 5) }, (_, index) => Math.imul(index, 2_654_435_761) >>> 0);
  return words
    .map((number) => number.toString(36).slice(0, 4))
    .join(' ')
    .slice(0, size);
}
