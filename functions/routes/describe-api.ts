import { describeRoutes, type OpenApiDocument } from '#shared/runtime/openapi.ts';
import type { Language } from '#shared/runtime/route.ts';
import { catalogueRoutes } from './catalogue.ts';
import { editingRoutes } from './editing.ts';
import { findingRoutes } from './finding.ts';
import { iiifRoutes } from './iiif.ts';
import { identifierRoutes } from './identifiers.ts';
import { literatureRoutes } from './literature.ts';
import { logRoutes } from './log.ts';
import { memberRoutes } from './members.ts';
import { serviceRoutes } from './service.ts';
import { recordFormRoutes } from './record-forms.ts';
import { structureRoutes } from './structure.ts';
import { uploadRoutes } from './uploads.ts';

/** The OpenAPI document of every route there is. */
export function describeApi(language: Language): OpenApiDocument {
  return describeRoutes(
    [
      ...findingRoutes,
      ...catalogueRoutes,
      ...editingRoutes,
      ...literatureRoutes,
      ...structureRoutes,
      ...iiifRoutes,
      ...uploadRoutes,
      ...logRoutes,
      ...memberRoutes,
      ...recordFormRoutes,
      ...identifierRoutes,
      ...serviceRoutes,
    ],
    language,
  );
}
