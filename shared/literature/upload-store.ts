import { GetCommand, PutCommand } from '@aws-sdk/lib-dynamodb';
import { DocumentStatement } from './document.ts';
import { type LiteratureTable, withoutEmpty } from './document-store.ts';

const uploadPart = 'upload';

/** What was announced of a file that is to come. */
export interface AnnouncedUpload {
  id: string;
  sha256: string;
  bytes: number;
  mediaType: string;
  statement: DocumentStatement;
  from: string;
  /** Second after which the engine may forget it. */
  expires: number;
}

export async function putUpload({ client, name }: LiteratureTable, upload: AnnouncedUpload): Promise<void> {
  await client.send(
    new PutCommand({
      TableName: name,
      Item: { ...upload, statement: withoutEmpty(upload.statement), part: uploadPart },
    }),
  );
}

export async function getUpload({ client, name }: LiteratureTable, id: string): Promise<AnnouncedUpload | undefined> {
  const { Item } = await client.send(new GetCommand({ TableName: name, Key: { id, part: uploadPart } }));
  // Written by `putUpload` alone, which leaves out what is empty.
  return Item && ({ ...Item, statement: DocumentStatement.parse(Item.statement) } as AnnouncedUpload);
}
