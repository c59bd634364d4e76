// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace signalbox::ui {

QString actionTypeWord(const QString& type);  ///< telegram, rest, mcp → "Telegram", "REST", "MCP"
QString actionIcon(const QString& type);

}  // namespace signalbox::ui
