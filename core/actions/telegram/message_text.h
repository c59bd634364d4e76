// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace signalbox::actions {

/// A message as it fits the Bot API: 4,096 UTF-16 units without its markup.
struct MessageText {
    QString text;
    QString parseMode;  ///< empty if the markup had to be given up: all of a long text was within one entity
    bool cut = false;   ///< ends with an ellipsis, between two characters and outside of entities
};
MessageText fitted(const QString& text, const QString& parseMode);

constexpr qsizetype mostMessageLength = 4096;

}  // namespace signalbox::actions
