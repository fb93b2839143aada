'use client';

import { solveChallenge, type Challenge as Task } from 'altcha-lib';
import { deriveKey } from 'altcha-lib/algorithms/web/pbkdf2';
import { useEffect, useState } from 'react';

/**
 * The task that keeps scripts out: solved in the background while the form is filled in. Nothing to see, nothing to do. It also
 * gives the form its key, so that sending it twice does its work once.
 */
export function Challenge({ task }: { task: Task }) {
  const [solution, setSolution] = useState('');
  useEffect(() => {
    const controller = new AbortController();
    solveChallenge({ challenge: task, deriveKey, controller })
      .then((solved) => solved && setSolution(btoa(JSON.stringify({ challenge: task, solution: solved }))))
      // Without a secure context there is nothing to solve it with: the form then counts as one without JavaScript.
      .catch(() => {});
    return () => controller.abort();
  }, [task]);
  return (
    <>
      <input type="hidden" name="formKey" value={task.signature} />
      <input type="hidden" name="solution" value={solution} />
    </>
  );
}
