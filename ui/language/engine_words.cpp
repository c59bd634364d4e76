// SPDX-License-Identifier: GPL-3.0-or-later

#include "language/engine_words.h"

#include <QCoreApplication>

#include "language/language_manager.h"
#include "signalbox/literals.h"
#include "widgets/format.h"

namespace signalbox::ui {

QString engineWords(const signalbox::Message& message)
{
    if (LanguageManager::instance().code() == u"en"_s)
        return message.english();
    return message.in(
        [](const QString& pattern, qint64 count) {
            return QCoreApplication::translate("Engine", pattern.toUtf8().constData(), nullptr, int(count));
        },
        QLocale());
}

QString engineWords(const Error& error)
{
    return format::safe(engineWords(error.message));
}

QString joinSentences(const QStringList& sentences)
{
    QString all;
    for (const QString& each : sentences) {
        if (each.isEmpty())
            continue;
        const QChar end = all.isEmpty() ? QChar() : all.back();
        if (!all.isEmpty() && end != QChar(u'。') && end != QChar(u'：') && end != QChar(u'；'))
            all += u' ';
        all += each;
    }
    return all;
}

}  // namespace signalbox::ui
