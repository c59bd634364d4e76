#include "signalbox/url.h"

#include <QRegularExpression>
#include <QSet>
#include <QUrl>
#include <QUrlQuery>
#include <algorithm>

namespace signalbox {

namespace {

const QString mask = QStringLiteral("••••");

bool namesKey(const QString& name)
{
    static const QStringList words{QStringLiteral("key"),       QStringLiteral("token"), QStringLiteral("auth"),
                                   QStringLiteral("secret"),    QStringLiteral("pass"),  QStringLiteral("sign"),
                                   QStringLiteral("credential")};
    return std::any_of(words.begin(), words.end(),
                       [&](const QString& word) { return name.contains(word, Qt::CaseInsensitive); });
}

/// Words that stand in endpoints' paths and are no key, however short the keys of a provider may be.
bool isUsualWord(const QString& part)
{
    static const QSet<QString> words{
        QStringLiteral("rpc"),     QStringLiteral("http"),    QStringLiteral("https"),    QStringLiteral("ws"),
        QStringLiteral("wss"),     QStringLiteral("v1"),      QStringLiteral("v2"),       QStringLiteral("v3"),
        QStringLiteral("evm"),     QStringLiteral("eth"),     QStringLiteral("public"),   QStringLiteral("ext"),
        QStringLiteral("bc"),      QStringLiteral("C"),       QStringLiteral("api"),      QStringLiteral("json"),
        QStringLiteral("main"),    QStringLiteral("mainnet"), QStringLiteral("testnet"),  QStringLiteral("jsonrpc"),
        QStringLiteral("archive"), QStringLiteral("full"),    QStringLiteral("json-rpc"), QStringLiteral("demo")};
    return words.contains(part);
}

/// Short words and numbers, as the names of networks are: arbitrum-one, base_sepolia, Polygon, 10, 1rpc. Whatever else
/// might be a key is one.
bool namesNetwork(const QString& part)
{
    static const QRegularExpression shape(
        QStringLiteral("^(?:[A-Za-z][a-z]{0,11}\\d{0,2}|\\d{1,10}|\\d{1,2}[a-z]{1,5})(?:[-_.](?:[a-z]{1,12}\\d{0,2}|"
                       "\\d{1,4})){0,2}$"));
    return part.size() <= 24 && !namesKey(part) && shape.match(part).hasMatch();
}

QStringList secretsOf(const QUrl& url)
{
    QStringList found;
    const QString user = url.userName(QUrl::FullyDecoded), password = url.password(QUrl::FullyDecoded);
    if (!password.isEmpty())
        found << password;
    if (!user.isEmpty() && !namesNetwork(user))
        found << user;
    const QStringList parts = url.path(QUrl::FullyDecoded).split(QLatin1Char('/'), Qt::SkipEmptyParts);
    for (qsizetype i = 0; i < parts.size(); ++i) {
        const bool behindVersion =
            i > 0 && (parts.at(i - 1) == QLatin1String("v2") || parts.at(i - 1) == QLatin1String("v3"));
        if (parts.at(i) != mask && !isUsualWord(parts.at(i)) && (behindVersion || !namesNetwork(parts.at(i))))
            found << parts.at(i);
    }
    const auto items = QUrlQuery(url).queryItems(QUrl::FullyDecoded);
    for (const auto& [key, value] : items) {
        if (value.isEmpty() ? !namesNetwork(key) : namesKey(key) || !(isUsualWord(value) || namesNetwork(value)))
            found << (value.isEmpty() ? key : value);
    }
    const QString fragment = url.fragment(QUrl::FullyDecoded);
    if (!fragment.isEmpty() && !namesNetwork(fragment))
        found << fragment;
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
