import { ServiceError } from '../runtime/errors.ts';

export function licenceOver(): ServiceError {
  return new ServiceError('CONFLICT', {
    zh: '许可已终止或期限已过，不能再取得副本。',
    en: 'The licence was revoked or its term is over; no more copies are made.',
  });
}

export function noUser(): ServiceError {
  return new ServiceError('FORBIDDEN', {
    zh: '您不是此许可的指定用户；请由本组织的采购人或管理员指定。',
    en: 'You are not a named user of this licence; a buyer or administrator of your organization can name you.',
  });
}

export function takenDown(): ServiceError {
  return new ServiceError('CONFLICT', {
    zh: '该文本已依决定下架，暂不能取得副本。',
    en: 'The text was taken down by a decision; no copies are made at present.',
  });
}

export function fileTooLarge(): ServiceError {
  return new ServiceError('TOO_LARGE', {
    zh: '文件超过 128 MiB，不能在此加标记；请与许可方联系。',
    en: 'The file is larger than 128 MiB and cannot be marked here; please contact the licensor.',
  });
}

export function notMarkable(cause: Error): ServiceError {
  const detail = {
    zh: '该文件设有打开密码或已损坏，无法加标记；请与许可方联系。',
    en: 'The file asks for a password or is broken and cannot be marked; please contact the licensor.',
  };
  return new ServiceError('CONFLICT', detail, { cause });
}

export function tooManyCopies(): ServiceError {
  return new ServiceError('TOO_MANY_REQUESTS', {
    zh: '一日之内取得的副本过多：请使用已下载的副本，或明日再试。',
    en: 'Too many copies in one day: use one that you have, or come again tomorrow.',
  });
}

export function mayNotTrace(): ServiceError {
  return new ServiceError('FORBIDDEN', {
    zh: '查询副本来源须为审查员、审计员，或许可方组织的 seller 成员。',
    en: 'Reviewers, auditors and sellers of the licensor may ask whose copy a file is.',
  });
}
