// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "postgres/session.h"
#include "signalbox/message.h"

namespace signalbox::store {

/// A message is stored as its English text and, in a jsonb column, as pattern and arguments. Known secrets become ••••.
struct MessageColumns {
    explicit MessageColumns(const Message& message);
    QString english;
    Value pattern;  ///< null for text without a pattern
};

/// Rows of earlier versions have no pattern and remain English.
Message messageIn(const QString& english, const QJsonObject& pattern);
/// Of a column that is read alone; null is `otherwise`.
Message messageIn(const pqxx::field& pattern, const QString& otherwise = {});

}  // namespace signalbox::store
