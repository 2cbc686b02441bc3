import { describe, expect, it } from 'vitest';
import { readTextFile } from '#shared/literature/read-text-file.ts';
import { readStructure } from '#shared/literature/structure/read-structure.ts';

const memo = `Network Working Group                                        A. Author
Request for Comments: 99999
Obsoletes: 99901, 99902
Updates: 99903

                     The Box Protocol

Abstract

   This document describes boxes.

Table of Contents

   1. Introduction ....................................................2
      1.1. Words ......................................................2
   2. Boxes ...........................................................3
   3. References ......................................................3
      3.1. Normative References .......................................3

1.  Introduction

   Boxes are opened in section order.  The number that begins the next
   1.1.  line stands in a sentence and is no heading.

1.1.  Words

   A box has a lid.

2.  Boxes

   2.1.  is not listed, and set in.

3.  References

3.1.  Normative References

   [RFC2119]  Bradner, S., "Key words for use in RFCs to Indicate
              Requirement Levels", BCP 14, RFC 2119, March 1997.

   [LID]      Lidmaker, A., "On lids", RFC 4627, July 2006.

   [BOOK]     Boxmaker, B., "Boxes and lids", 1999.
`;

describe('readStructure of a text set in', () => {
  const { clauses, references, facts } = readStructure(readTextFile(Buffer.from(memo), 'text/plain').pages);

  it('takes the headings at the margin', () => {
    expect(clauses.map(({ number, title, kind }) => [number, title, kind])).toEqual([
      [undefined, 'Abstract', 'clause'],
      ['1', 'Introduction', 'introduction'],
      ['1.1', 'Words', 'clause'],
      ['2', 'Boxes', 'clause'],
      ['3', 'References', 'bibliography'],
      ['3.1', 'Normative References', 'references'],
    ]);
    expect(clauses[2]?.text).toBe('A box has a lid.');
  });

  it('reads the labelled references, and the numbers in them', () => {
    expect(references.map(({ designation, role, certainty }) => [designation, role, certainty])).toEqual([
      ['RFC 2119', 'normative', 'likely'],
      ['RFC 4627', 'normative', 'likely'],
      [undefined, 'normative', 'doubtful'],
    ]);
  });

  it('states what it obsoletes and updates', () => {
    expect(facts.replaces.map(({ designation }) => designation)).toEqual(['RFC 99901', 'RFC 99902']);
    expect(facts.updates.map(({ designation }) => designation)).toEqual(['RFC 99903']);
  });
});
