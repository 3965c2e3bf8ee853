// Writes docs/licences.md and docs/sbom.cdx.json from what the bundles hold.
import { writeFileSync } from 'node:fs';
import { LICENCES_PAGE, packageJson, SBOM } from './check/dependencies';
import { licencesPage, sbom, shippedPackages } from './check/shipped';

const shipped = shippedPackages();
writeFileSync(LICENCES_PAGE, licencesPage(shipped));
writeFileSync(SBOM, sbom(shipped, packageJson().version));
console.log(`${shipped.length} packages ship: ${LICENCES_PAGE}, ${SBOM}`);
