import { ErrorCodes, ResponseError } from 'vscode-languageserver';
import { canonicalUri } from '../workspace/uris.ts';

/** What every request about a document has, if its client keeps to the protocol. */
interface AboutDocument {
  readonly textDocument: { readonly uri: string };
}

/** The canonical URI of the document that a request is about. */
export function documentOf({ textDocument }: AboutDocument): string {
  const uri: unknown = textDocument?.uri;
  if (typeof uri !== 'string') throw invalidParams('The request names no document.');
  return canonicalUri(uri);
}

/** The canonical URI of the file that one of our own requests is about. */
export function uriOf({ uri }: { readonly uri: string }): string {
  const given: unknown = uri;
  if (typeof given !== 'string') throw invalidParams('The request names no file.');
  return canonicalUri(given);
}

export const invalidParams = (message: string): ResponseError<void> =>
  new ResponseError(ErrorCodes.InvalidParams, message);
