/**
 * What every worker of ours offers: a sign of life, and one job in, one reply out.
 * Types only; everything is plain data that structured clone carries.
 */

export interface WorkerApi<Job, Reply> {
  /** Answered at once by a worker that lives and is idle: a worker that was ended from outside says nothing. */
  hello(): Promise<'ready'>
  /** Bugs come back as a reply that says so, never as an exception. */
  run(job: Job): Promise<Reply>
}
