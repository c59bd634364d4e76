// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "actions/fields.h"
#include "signalbox/triggers.h"
#include "triggers/rows/event_row.h"

namespace signalbox::triggers {

/// What templates may use besides the event's columns.
struct FieldExtras {
    QString chainName;  ///< empty: null
    QString triggerId, triggerName;
    QJsonObject outcome;  ///< Outcome::extra
};

/// Every name of TriggerVocabulary::placeholders except verified_file_content, which the sender adds.
actions::Fields fieldsOf(const EventRow& event, const FieldExtras& extras = {});

}  // namespace signalbox::triggers
