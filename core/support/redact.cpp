// SPDX-License-Identifier: GPL-3.0-or-later

#include "support/redact.h"

#include <QReadWriteLock>
#include <QRegularExpression>
#include <QUrl>

#include "signalbox/literals.h"
#include "signalbox/url.h"

namespace signalbox {

namespace {

constexpr qsizetype shortestSecret = 6;

struct Registry {
    QReadWriteLock lock;
    std::map<QString, int> values;  // value → number of times it was added
    QStringList forms;              // longest first, so that no part of a longer one remains
};

Registry& registry()
{
    static Registry all;
    return all;
}

void rebuild(Registry& all)
{
    all.forms.clear();
    for (const auto& [value, count] : all.values) {
        all.forms << value;
        const QString encoded = QString::fromLatin1(QUrl::toPercentEncoding(value));
        if (encoded != value)
            all.forms << encoded;
        if (value.size() >= 12)  // a short value's base64 would match ordinary text
            all.forms << QString::fromLatin1(value.toUtf8().toBase64(QByteArray::OmitTrailingEquals));
        QString json = value;
        json.replace(QLatin1Char('\\'), "\\\\"_L1).replace(QLatin1Char('"'), "\\\""_L1);
        if (json != value)
            all.forms << json;
    }
    std::sort(all.forms.begin(), all.forms.end(),
              [](const QString& a, const QString& b) { return a.size() > b.size(); });
}

}  // namespace

void addSecret(const QString& value)
{
    if (value.size() < shortestSecret)
        return;
    Registry& all = registry();
    const QWriteLocker locker(&all.lock);
    if (++all.values[value] == 1)
        rebuild(all);
}

void addUrlSecrets(const QString& url)
{
    for (const QString& secret : urlSecrets(url))
        addSecret(secret);
}

void removeSecret(const QString& value)
{
    Registry& all = registry();
    const QWriteLocker locker(&all.lock);
    const auto found = all.values.find(value);
    if (found != all.values.end() && --found->second == 0) {
        all.values.erase(found);
        rebuild(all);
    }
}

QString redact(QString text)
{
    static const QString mask = u"••••"_s;
    {
        Registry& all = registry();
        const QReadLocker locker(&all.lock);
        for (const QString& form : std::as_const(all.forms))
            if (text.contains(form))
                text.replace(form, mask);
    }
    if (text.contains("://"_L1) && text.contains(QLatin1Char('@'))) {
        static const QRegularExpression userinfo(u"([A-Za-z][A-Za-z0-9+.-]*://)[^/\\s@]+@"_s);
        text.replace(userinfo, u"\\1••••@"_s);
    }
    if (text.contains("password"_L1, Qt::CaseInsensitive)) {
        static const QRegularExpression conninfo(u"(password\\s*=\\s*)('(?:[^'\\\\]|\\\\.)*'|[^\\s'•]+)"_s,
                                                 QRegularExpression::CaseInsensitiveOption);
        text.replace(conninfo, u"\\1••••"_s);
    }
    return text;
}

}  // namespace signalbox
