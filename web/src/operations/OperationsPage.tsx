import { PageHead } from '../parts/layout';
import { EmptyState } from '../parts/states';

export default function OperationsPage() {
  return (
    <>
      <PageHead title="Operations" />
      <EmptyState title="Not available here" />
    </>
  );
}
