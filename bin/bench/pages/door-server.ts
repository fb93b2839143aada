import { startFrontDoor } from '#bin/front-door.ts';

/** The production server in a process of its own, for the bench to measure. */
const door = await startFrontDoor({ port: Number(process.argv[2]), host: '127.0.0.1', dev: false });

process.once('SIGTERM', async () => {
  await door.close();
  process.exit(0);
});
