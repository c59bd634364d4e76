// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QJsonObject>

#include "postgres/session.h"
#include "signalbox/message.h"

namespace signalbox::actions {

/// For a column of jsonb; known secrets become ••••.
QJsonObject jsonOf(const Message& message);

/// Each text of it without known secrets.
QJsonValue redacted(const QJsonValue& value);
/// Without known secrets, at most 4 KiB.
QString shortened(const QString& text);

}  // namespace signalbox::actions
