import { SearchForm } from '#components/site/search-form.tsx';

export const revalidate = 3600;

export default function HomePage() {
  return (
    <>
      <h1 className="mb-5 text-3xl md:text-4xl">Branchenbuch für Deutschland</h1>
      <SearchForm size="front" />
    </>
  );
}
