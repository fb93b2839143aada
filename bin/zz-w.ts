import { recountNameWords } from '#db/search/mutations.ts';
import { renewOpeningTimes } from '#db/companies/opening-times.ts';
import { closeDatabase } from '#db/client.ts';
console.time('hours'); console.log(await renewOpeningTimes()); console.timeEnd('hours');
console.time('words'); await recountNameWords(); console.timeEnd('words'); await closeDatabase();
