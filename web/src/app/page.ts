/** What a page gets from the route that opened it. */
export interface PageProps {
  readonly params: Readonly<Record<string, string>>;
}
