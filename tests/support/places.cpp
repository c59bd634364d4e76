// SPDX-License-Identifier: GPL-3.0-or-later

#include "support/places.h"

namespace signalbox::test {

QString sourceFile(const QString& path)
{
    return path.isEmpty() ? QStringLiteral(SIGNALBOX_SOURCE_DIR) : QStringLiteral(SIGNALBOX_SOURCE_DIR "/") + path;
}

QString buildFile(const QString& path)
{
    return QStringLiteral(SIGNALBOX_BINARY_DIR "/") + path;
}

}  // namespace signalbox::test
