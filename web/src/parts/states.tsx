import type { ComponentChildren } from 'preact';
import { isNotAvailable, OWN_CODES, type Problem } from '../api/answer';
import { areAnswered, type Loadable } from '../api/live';
import { plainly } from '../format/refusals';

export type Tone = 'info' | 'good' | 'warn' | 'bad' | 'quiet';

/** A sentence that somebody should read. `live`: it appeared by itself, so it is spoken. */
export function Notice(props: {
  tone: Tone;
  title?: string;
  live?: boolean;
  actions?: ComponentChildren;
  children?: ComponentChildren;
}) {
  return (
    <div class={`notice ${props.tone}`} role={props.live ? (props.tone === 'bad' ? 'alert' : 'status') : undefined}>
      <div class="notice-text">
        {props.title && <strong>{props.title}</strong>}
        {props.children && <div>{props.children}</div>}
      </div>
      {props.actions && <div class="notice-actions">{props.actions}</div>}
    </div>
  );
}

/** Nothing there, and what would change that. */
export function EmptyState({ title, children }: { title: string; children?: ComponentChildren }) {
  return (
    <div class="empty">
      <strong>{title}</strong>
      {children && <p>{children}</p>}
    </div>
  );
}

/** As high as what comes, so that nothing below moves when it is there. */
export type SkeletonHeight = 'strip' | 'card' | 'chart' | 'table' | 'watcher';

/** Grey lines in the place of what comes. */
export function Skeleton({ lines = 3, height }: { lines?: number; height?: SkeletonHeight }) {
  return (
    <div class={`skeleton ${height ?? ''}`} role="status">
      <span class="sr-only">Loading</span>
      {height ? <i class="block" /> : Array.from({ length: lines }, (_, line) => <i key={line} />)}
    </div>
  );
}

export function ErrorState({ problem, retry }: { problem: Problem; retry?: () => void }) {
  if (isNotAvailable(problem)) {
    return (
      <EmptyState title="Not available here">
        {problem.sentence} It comes with a newer version of the services.
      </EmptyState>
    );
  }
  // The banner above says it once for the whole page.
  if (problem.code === OWN_CODES.unreachable) {
    return <EmptyState title="No answer yet">{problem.sentence} It is asked again by itself.</EmptyState>;
  }
  return (
    <Notice
      tone="bad"
      title="This cannot be shown at the moment"
      live
      actions={
        retry && (
          <button type="button" class="button small" onClick={retry}>
            Try again
          </button>
        )
      }
    >
      {plainly(problem)}
    </Notice>
  );
}

export interface LoadedProps<T> {
  readonly of: Loadable<T>;
  readonly retry?: () => void;
  readonly skeleton?: ComponentChildren;
  /** answers that change the size of what is drawn: they are waited for, whatever becomes of them */
  readonly also?: readonly Loadable<unknown>[];
  readonly children: (value: T) => ComponentChildren;
}

/** The four faces of an answer: coming, failed, there, and there but old. */
export function Loaded<T>({ of, retry, skeleton, also = [], children }: LoadedProps<T>) {
  if (!areAnswered(...also)) return <>{skeleton ?? <Skeleton />}</>;
  switch (of.state) {
    case 'loading':
      return <>{skeleton ?? <Skeleton />}</>;
    case 'failed':
      return <ErrorState problem={of.problem} {...(retry ? { retry } : {})} />;
    case 'ready':
      return (
        <>
          {of.problem && <p class="stale">Not refreshed: {plainly(of.problem)}</p>}
          {children(of.value)}
        </>
      );
  }
}
