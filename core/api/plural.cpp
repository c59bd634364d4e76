// SPDX-License-Identifier: GPL-3.0-or-later

#include "signalbox/plural.h"

#include <QLocale>

namespace signalbox {

QString plural(qint64 count, const char* one, const char* many)
{
    QString noun = QString::fromUtf8(count == 1 || !many ? one : many);
    if (count != 1 && !many)
        noun += QLatin1Char('s');
    return QLocale(QLocale::English).toString(count) + QLatin1Char(' ') + noun;
}

}  // namespace signalbox
