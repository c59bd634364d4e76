// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>

#include "actions/fields.h"

namespace signalbox::actions {

/// A value as text: arrays joined by ", ", objects as compact JSON of at most 1,000 characters, null empty. In messages
/// the field timestamp is a date and time.
QString valueText(const QString& name, const QJsonValue& value, Target target);

/// Nothing if the target cannot hold the text. `inCode`: within a code span of Markdown.
std::optional<QString> escaped(const QString& text, Target target, bool inCode = false);

/// Whether a position behind `text` is within a code span of Markdown.
class CodeSpan {
public:
    void read(const QString& text);
    bool isOpen() const { return m_fence > 0; }

private:
    int m_fence = 0;  ///< length of the opening backticks
};

}  // namespace signalbox::actions
