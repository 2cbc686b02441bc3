import { namesRevision } from '../runtime/entity-tag.ts';
import { ServiceError } from '../runtime/errors.ts';

export function noProject(): ServiceError {
  return new ServiceError('NOT_FOUND', { zh: '没有这个项目。', en: 'There is no such project.' });
}

export function noComment(): ServiceError {
  return new ServiceError('NOT_FOUND', {
    zh: '没有这条意见。',
    en: 'There is no such comment.',
  });
}

export function undisposed(open: number): ServiceError {
  return new ServiceError('CONFLICT', {
    zh: `还有 ${open} 条意见没有处理结果，处理完才能报批、批准。`,
    en: `${open === 1 ? '1 comment has' : `${open} comments have`} no disposition yet: the draft cannot be submitted or approved before they have.`,
  });
}

export function changedMeanwhile(): ServiceError {
  return new ServiceError('PRECONDITION_FAILED', {
    zh: '在此期间已有更改：请重新读取后再提交。',
    en: 'It has changed in the meantime: read it again and then send your change.',
  });
}

/** Throws unless the caller has seen this very revision (RFC 9110 §13.1.1, RFC 6585 §3). */
export function requireRevision(ifMatch: string | undefined, revision: number): void {
  if (ifMatch === undefined) {
    throw new ServiceError('PRECONDITION_REQUIRED', {
      zh: '请在 If-Match 头中附上所读版本的 ETag。',
      en: 'Send the ETag of what you have read in If-Match.',
    });
  }
  if (!namesRevision(ifMatch, revision)) throw changedMeanwhile();
}

export function invalid(pointer: string, zh: string, en: string): ServiceError {
  return new ServiceError('INVALID', { zh, en }, { errors: [{ pointer, detail: en }] });
}
