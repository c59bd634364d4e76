// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <vector>

#include "actions/fields.h"
#include "signalbox/error.h"

namespace signalbox::actions {

/// {{name}} or {{ name }} is replaced by a value of the event, {{secret:NAME}} by a stored secret; nothing else is
/// expanded, and what was inserted is not read again.
struct TemplatePart {
    enum Kind { Text, Field, Secret, Invalid } kind = Text;
    QString text;  ///< the text, the name, or what is between the braces
};
std::vector<TemplatePart> parseTemplate(const QString& text);
bool hasPlaceholder(const QString& text);

bool isPlaceholderName(const QString& name);

using SecretReader = std::function<Expected<QString>(const QString& name)>;

/// A value that the event does not have becomes empty text. Without a reader a secret is an error. Errors:
/// TEMPLATE_INVALID (an unknown name), VALUE_UNSUITABLE (a line break in a header), and those of the reader.
Expected<QString> render(const QString& text, const Fields& fields, Target target, const SecretReader& secrets = {});

/// Strings are rendered, keys are not. A string that is one placeholder becomes the value with its own type; null if
/// the event does not have it. Text is never parsed as JSON.
Expected<QJsonValue> renderJson(const QJsonValue& value, const Fields& fields);

}  // namespace signalbox::actions
