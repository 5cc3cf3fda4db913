import type { Paint } from '../../core/summary/text.ts';
import { reportCheckAsGithub } from '../reporters/checkGithub.ts';
import { reportCheckAsJson } from '../reporters/checkJson.ts';
import { reportCheckAsJunit } from '../reporters/checkJunit.ts';
import { reportCheckAsSarif } from '../reporters/checkSarif.ts';
import { reportCheckAsText } from '../reporters/checkText.ts';
import type { CheckResult } from '../results.ts';
import type { FailOn } from './severities.ts';

/** The default first. */
export const CHECK_FORMATS = ['text', 'json', 'sarif', 'github', 'junit'] as const;

/** The report of a check in one of the formats. */
export function reportCheck(result: CheckResult, format: string, failOn: FailOn, paint: Paint): string {
  switch (format) {
    case 'json':
      return reportCheckAsJson(result);
    case 'sarif':
      return reportCheckAsSarif(result);
    case 'github':
      return reportCheckAsGithub(result);
    case 'junit':
      return reportCheckAsJunit(result, failOn);
    default:
      return reportCheckAsText(result, paint);
  }
}
