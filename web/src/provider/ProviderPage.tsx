import { PageHead } from '../parts/layout';
import { EmptyState } from '../parts/states';

export default function ProviderPage() {
  return (
    <>
      <PageHead title="Provider" />
      <EmptyState title="Not available here" />
    </>
  );
}
