import { ServiceError } from '../runtime/errors.ts';

/** A page that has no picture: it does not exist, or its document is a text without pages. */
export function noPicture(page: number): ServiceError {
  return new ServiceError('NOT_FOUND', {
    zh: `没有第 ${page} 页的图像。`,
    en: `There is no picture of a page ${page}.`,
  });
}

/** A document that is text only, which has nothing to show on a canvas. */
export function noPictures(): ServiceError {
  return new ServiceError('NOT_FOUND', {
    zh: '该文献只有文字，没有页面图像，因此没有 IIIF 清单；请在阅读页查看。',
    en: 'This document is text without page pictures, so it has no IIIF manifest; read it on its page.',
  });
}
