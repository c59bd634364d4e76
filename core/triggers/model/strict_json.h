// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QJsonValue>
#include <optional>

#include "signalbox/triggers.h"

namespace signalbox::triggers {

/// A JSON text, read strictly: RFC 8259 in valid UTF-8, no key twice in an object, no NUL, no half of a surrogate pair,
/// no integer beyond 64 bits, nesting and sizes as in limits.h. Otherwise `problem` is set; its path leads to the place
/// as far as it could be read (triggers[3].actions[1].config), or is "file".
struct StrictJson {
    QJsonValue value;
    std::optional<TriggerProblem> problem;
};
StrictJson readStrictJson(const QByteArray& utf8);

}  // namespace signalbox::triggers
