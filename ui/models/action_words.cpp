// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/action_words.h"

#include <QUrl>

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

/// The ID begins with the number of the chain.
QString registryEventAddress(const QString& eventId)
{
    return u"events?kind=registry&chain=eip155:%1&key=%2"_s.arg(
        eventId.section(u'-', 0, 0), QString::fromLatin1(QUrl::toPercentEncoding(eventId, ":")));
}

}  // namespace signalbox::ui
