#include "signalbox/url.h"

#include <QUrl>
#include <QUrlQuery>

namespace signalbox {

namespace {

const QString mask = QStringLiteral("••••");

bool looksLikeKey(QStringView part, qsizetype atLeast)
{
    if (part.size() < atLeast)
        return false;
    bool digit = false, upper = false, lower = false;
    for (const QChar c : part) {
        if (c.unicode() > 127 || !(c.isLetterOrNumber() || c == QLatin1Char('-') || c == QLatin1Char('_')))
            return false;
        digit |= c.isDigit();
        upper |= c.isUpper();
        lower |= c.isLower();
    }
    return digit || (upper && lower);
}

bool namesKey(const QString& name)
{
    static const QStringList words{QStringLiteral("key"), QStringLiteral("token"), QStringLiteral("auth"),
                                   QStringLiteral("secret"), QStringLiteral("pass")};
    for (const QString& word : words)
        if (name.contains(word, Qt::CaseInsensitive))
            return true;
    return false;
}

QStringList secretsOf(const QUrl& url)
{
    QStringList found;
    if (!url.password().isEmpty())
        found << url.password(QUrl::FullyDecoded);
    else if (looksLikeKey(url.userName(), 8))
        found << url.userName(QUrl::FullyDecoded);
    const QStringList parts = url.path(QUrl::FullyDecoded).split(QLatin1Char('/'), Qt::SkipEmptyParts);
    for (qsizetype i = 0; i < parts.size(); ++i) {
        const bool behindVersion =
            i > 0 && (parts.at(i - 1) == QLatin1String("v2") || parts.at(i - 1) == QLatin1String("v3"));
        if (looksLikeKey(parts.at(i), 16) || (behindVersion && looksLikeKey(parts.at(i), 8)))
            found << parts.at(i);
    }
    const auto items = QUrlQuery(url).queryItems(QUrl::FullyDecoded);
    for (const auto& [key, value] : items)
        if (!value.isEmpty() && (namesKey(key) || looksLikeKey(value, 16)))
            found << value;
    return found;
}

}  // namespace

bool urlHasSecret(const QString& text)
{
    const QUrl url(text.trimmed());
    return !url.userInfo().isEmpty() || !secretsOf(url).isEmpty();
}

QString maskedUrl(const QString& text)
{
    QUrl url(text.trimmed());
    if (text.contains(mask))
        return text;
    if (!url.isValid() || url.host().isEmpty())
        return mask;
    if (!urlHasSecret(text))
        return url.toString();
    QUrl shown;
    shown.setScheme(url.scheme());
    shown.setHost(url.host());
    shown.setPort(url.port());
    QUrl withoutUser = url;
    withoutUser.setUserInfo({});
    if (!urlHasSecret(withoutUser.toString(QUrl::FullyEncoded)))
        return withoutUser.toString();
    return shown.toString() + QLatin1Char('/') + mask;
}

QStringList urlSecrets(const QString& text)
{
    QStringList all;
    for (const QString& secret : secretsOf(QUrl(text.trimmed()))) {
        all << secret;
        const QString encoded = QString::fromLatin1(QUrl::toPercentEncoding(secret));
        if (encoded != secret)
            all << encoded;
    }
    return all;
}

}  // namespace signalbox
