import { escapeXml } from '../interchange/xml.ts';
import type { CopyMark } from './copy-mark.ts';

/** XMP packet (ISO 16684-1) of a copy: the id that leads back to its record, and whose licence it is. */
export function copyMetadata({ copy, licensee, order, at }: CopyMark, title: string | undefined): string {
  const titled = title
    ? `<dc:title><rdf:Alt><rdf:li xml:lang="x-default">${escapeXml(title)}</rdf:li></rdf:Alt></dc:title>`
    : '';
  return `<?xpacket begin="\uFEFF" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xmp="http://ns.adobe.com/xap/1.0/"
 xmlns:xmpRights="http://ns.adobe.com/xap/1.0/rights/" xmlns:guiju="urn:guiju:copy#">
${titled}<xmp:ModifyDate>${at}</xmp:ModifyDate><xmp:MetadataDate>${at}</xmp:MetadataDate>
<xmpRights:Marked>True</xmpRights:Marked><guiju:copy>${copy}</guiju:copy><guiju:order>${escapeXml(order)}</guiju:order>
<xmpRights:UsageTerms><rdf:Alt><rdf:li xml:lang="zh-CN">仅供 ${escapeXml(licensee)} 使用</rdf:li></rdf:Alt></xmpRights:UsageTerms>
</rdf:Description></rdf:RDF></x:xmpmeta>
<?xpacket end="w"?>`;
}
