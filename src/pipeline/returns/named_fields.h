// The fields of a fillable PDF, told by their names: the official labels.
#pragma once

#include <string>
#include <vector>

#include "forms/catalogue.h"
#include "pdf/read/shown_page.h"
#include "pipeline/returns/collect.h"

namespace sealpress::pipeline {

/// Takes what the fields hold into `read`, in place of what was read for the same labels otherwise.
/// Names are labels (班组名称), rows of lists (评委.1.姓名, 评委第1行姓名), or a label with one of
/// its options (单位性质=国有) for a box. Other names are passed over.
void take_named_fields(const std::vector<pdf::ShownField>& fields,
                       const std::vector<forms::Table>& tables, CollectedForm& read);

}  // namespace sealpress::pipeline
