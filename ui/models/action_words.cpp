// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/action_words.h"

#include "signalbox/literals.h"
#include "widgets/format.h"

namespace signalbox::ui {

QString actionTypeWord(const QString& type)
{
    return type == "telegram"_L1 ? u"Telegram"_s
           : type == "rest"_L1   ? u"REST"_s
           : type == "mcp"_L1    ? u"MCP"_s
                                 : format::safe(type);
}

QString actionIcon(const QString& type)
{
    return type == "telegram"_L1 ? u"send"_s : type == "mcp"_L1 ? u"server"_s : u"globe"_s;
}

}  // namespace signalbox::ui
