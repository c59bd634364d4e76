// SPDX-License-Identifier: GPL-3.0-or-later

#include "sim/http_head.h"

namespace signalbox::sim {

QByteArray headerOf(const QByteArray& head, const QByteArray& name)
{
    for (const QByteArray& line : head.split('\n'))
        if (const auto colon = line.indexOf(':'); colon > 0 && line.left(colon).toLower() == name)
            return line.mid(colon + 1).trimmed();
    return {};
}

}  // namespace signalbox::sim
