// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace signalbox::ui {

QString actionTypeWord(const QString& type);  ///< telegram, rest, mcp → "Telegram", "REST", "MCP"
QString actionIcon(const QString& type);
QString registryEventAddress(const QString& eventId);  ///< of an event in the screen Events

}  // namespace signalbox::ui
