import { Worker } from 'node:worker_threads';

/** Nothing that is worth an answer takes longer. */
const PATIENCE_MS = 2000;
/** Loading its libraries takes a thread a moment on a busy machine. */
const START_MS = 20_000;

export interface PatientThread<Question, Answer> {
  /** The answers in the order of the questions; null where there was none in time. */
  ask(questions: readonly Question[]): Promise<(Answer | null)[]>;
  close(): Promise<void>;
}

/**
 * A thread that answers each message with one, in order, and is ended when one keeps it busy for too long: for libraries that
 * some input keeps busy for ever.
 */
export function createPatientThread<Question, Answer>(file: URL): PatientThread<Question, Answer> {
  let worker: Worker | undefined;
  let isWarm = false;

  const stop = async () => {
    const ended = worker;
    worker = undefined;
    isWarm = false;
    await ended?.terminate();
  };

  /** Hands all questions over at once and takes the answers as they come, until there are all of them or none comes any more. */
  const askOnce = (questions: readonly Question[]) =>
    new Promise<Answer[]>((done, fail) => {
      worker ??= new Worker(file);
      worker.unref();
      const asked = worker;
      const answers: Answer[] = [];
      const finish = () => {
        clearTimeout(timer);
        asked.off('message', hear);
        asked.off('error', fail);
        done(answers);
      };
      let timer = setTimeout(finish, isWarm ? PATIENCE_MS : START_MS);
      const hear = (answer: Answer) => {
        isWarm = true;
        answers.push(answer);
        clearTimeout(timer);
        if (answers.length === questions.length) finish();
        else timer = setTimeout(finish, PATIENCE_MS);
      };
      asked.on('message', hear);
      asked.on('error', fail);
      for (const question of questions) asked.postMessage(question);
    });

  return {
    async ask(questions) {
      const answers: (Answer | null)[] = [];
      while (answers.length < questions.length) {
        answers.push(...(await askOnce(questions.slice(answers.length))));
        if (answers.length < questions.length) {
          answers.push(null);
          await stop();
        }
      }
      return answers;
    },
    close: stop,
  };
}
