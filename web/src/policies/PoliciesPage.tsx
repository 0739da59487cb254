import { PageHead } from '../parts/layout';
import { EmptyState } from '../parts/states';

export default function PoliciesPage() {
  return (
    <>
      <PageHead title="My policies" />
      <EmptyState title="Not available here" />
    </>
  );
}
