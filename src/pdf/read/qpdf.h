// qpdf's headers as they are wanted here.
#pragma once

// With the old PointerHolder gone entirely; qpdf warns until one has decided.
#define POINTERHOLDER_TRANSITION 4

#include <qpdf/JSON.hh>
#include <qpdf/QPDF.hh>
#include <qpdf/QPDFAcroFormDocumentHelper.hh>
#include <qpdf/QPDFExc.hh>
#include <qpdf/QPDFPageDocumentHelper.hh>
#include <qpdf/QPDFWriter.hh>
