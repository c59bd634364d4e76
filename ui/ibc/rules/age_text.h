// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <optional>

/// Ages of packets as texts of a form.
namespace signalbox::ui::ibc {

QString ageText(qint64 seconds);  ///< "1 h 30 min"; all of it, so that it can be edited
/// Of "15 min", "90 s", "1 h 30 min", "2 d"; a number alone is seconds. None if it is not an age.
std::optional<qint64> secondsOf(const QString& text);

}  // namespace signalbox::ui::ibc
