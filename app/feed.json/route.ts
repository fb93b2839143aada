import { newestFeed } from '#app/(magazine)/archiv/feeds.ts';

export const revalidate = 3600;

export const GET = () => newestFeed('feed.json');
