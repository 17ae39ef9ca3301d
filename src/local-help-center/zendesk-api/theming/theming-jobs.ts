import { randomBytes, randomUUID } from 'node:crypto';
import QuickLRU from 'quick-lru';
import type { GuideTheme } from '../../../guide/theme/index.js';
import type { Themes } from '../../theming/index.js';

/** Why a job failed, as zcli prints it. */
export interface JobError {
  readonly code: string;
  readonly title: string;
  readonly message: string;
  /** For templates, manifest and translations: the problems by file; anything for other codes. */
  readonly meta: Readonly<Record<string, unknown>>;
}

/** What happens to the jobs, for tests: the work as it is, a failure of Zendesk's own, or no end. */
export type JobOutcome = 'as-it-is' | 'fails' | 'never-ends';
export const JOB_OUTCOMES = [
  'as-it-is',
  'fails',
  'never-ends',
] as const satisfies readonly JobOutcome[];

/** What the job does with the zip once it is there. */
type Task =
  | { readonly kind: 'import' }
  | { readonly kind: 'update'; readonly replaceSettings: boolean };

/** A job of Zendesk's theming API: waits for a zip, then completes or fails. */
export interface Job {
  readonly id: string;
  readonly themeId: string;
  readonly task: Task;
  /** Only who created the job knows it, as with the signed form of the storage Zendesk uploads to. */
  readonly uploadKey: string;
  state:
    | { readonly status: 'pending'; readonly uploaded: boolean }
    | { readonly status: 'completed' }
    | { readonly status: 'failed'; readonly errors: readonly JobError[] };
}

/** What a zip turns out to be. */
export type ReadZip = (zip: Uint8Array) => { theme: GuideTheme } | { errors: readonly JobError[] };

export interface ThemingJobs {
  outcome: JobOutcome;
  create(themeId: string, task: Task): Job;
  find(id: string): Job | undefined;
  /** Does the job with the zip that was uploaded for it. */
  run(job: Job, zip: Uint8Array): void;
  fail(job: Job, error: JobError): void;
}

// Nobody polls an older one: zcli gives up after 20 seconds.
const MAX_JOBS = 200;

const FAILURE_OF_ZENDESK: JobError = {
  code: 'InternalError',
  title: 'Internal error',
  message: 'The job failed because /developer/theming is set to let jobs fail.',
  meta: {},
};

/** Keeps the jobs that import and update themes. */
export function createThemingJobs(themes: Themes, readZip: ReadZip): ThemingJobs {
  const jobs = new QuickLRU<string, Job>({ maxSize: MAX_JOBS });
  const self: ThemingJobs = {
    outcome: 'as-it-is',
    create(themeId, task) {
      const job: Job = {
        id: randomUUID(),
        themeId,
        task,
        uploadKey: randomBytes(16).toString('hex'),
        state: { status: 'pending', uploaded: false },
      };
      jobs.set(job.id, job);
      return job;
    },
    find: (id) => jobs.get(id),
    fail(job, error) {
      job.state = { status: 'failed', errors: [error] };
    },
    run(job, zip) {
      job.state = { status: 'pending', uploaded: true };
      if (self.outcome === 'never-ends') return;
      if (self.outcome === 'fails') return self.fail(job, FAILURE_OF_ZENDESK);
      const read = readZip(zip);
      if ('errors' in read) {
        job.state = { status: 'failed', errors: read.errors };
        return;
      }
      store(themes, job, read.theme);
      job.state = { status: 'completed' };
    },
  };
  return self;
}

function store(themes: Themes, job: Job, theme: GuideTheme): void {
  if (job.task.kind === 'import') {
    themes.add(job.themeId, theme);
    return;
  }
  themes.find(job.themeId)?.replace(() => Promise.resolve(theme), job.task.replaceSettings);
  themes.announce({ themeId: job.themeId, kind: 'page' });
}
