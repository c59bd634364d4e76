// SPDX-License-Identifier: GPL-3.0-or-later

#include "signalbox/url.h"
#include "signalbox/literals.h"

#include <QRegularExpression>
#include <QSet>
#include <QUrl>
#include <QUrlQuery>
#include <algorithm>

namespace signalbox {

namespace {

const QString mask = u"••••"_s;

bool namesKey(const QString& name)
{
    static const QStringList words{u"key"_s, u"token"_s, u"auth"_s, u"secret"_s, u"pass"_s, u"sign"_s, u"credential"_s};
    return std::any_of(words.begin(), words.end(),
                       [&](const QString& word) { return name.contains(word, Qt::CaseInsensitive); });
}

/// Words in endpoints' paths that are not keys, however short a provider's keys may be.
bool isUsualWord(const QString& part)
{
    static const QSet<QString> words{u"rpc"_s,     u"http"_s,    u"https"_s,   u"ws"_s,   u"wss"_s,      u"v1"_s,
                                     u"v2"_s,      u"v3"_s,      u"evm"_s,     u"eth"_s,  u"public"_s,   u"ext"_s,
                                     u"bc"_s,      u"C"_s,       u"api"_s,     u"json"_s, u"main"_s,     u"mainnet"_s,
                                     u"testnet"_s, u"jsonrpc"_s, u"archive"_s, u"full"_s, u"json-rpc"_s, u"demo"_s,
                                     u"simple"_s,  u"price"_s};
    return words.contains(part);
}

/// Short words and numbers as in the names of networks: arbitrum-one, base_sepolia, Polygon, 10, 1rpc. Any other text
/// that may be a key counts as one.
bool namesNetwork(const QString& part)
{
    static const QRegularExpression shape(
        u"^(?:[A-Za-z][a-z]{0,11}\\d{0,2}|\\d{1,10}|\\d{1,2}[a-z]{1,5})(?:[-_.](?:[a-z]{1,12}\\d{0,2}|"
        "\\d{1,4})){0,2}$"_s);
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
        const bool behindVersion = i > 0 && (parts.at(i - 1) == "v2"_L1 || parts.at(i - 1) == "v3"_L1);
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

QString hostOf(const QUrl& url)
{
    return url.host().contains(u':') ? u"[%1]"_s.arg(url.host()) : url.host();
}

int usualPort(const QUrl& url)
{
    return url.scheme() == "http"_L1 ? 80 : 443;
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

QString shownHost(const QUrl& url)
{
    return url.port(usualPort(url)) == usualPort(url) ? hostOf(url) : hostAndPort(url);
}

QString hostAndPort(const QUrl& url)
{
    return u"%1:%2"_s.arg(hostOf(url)).arg(url.port(usualPort(url)));
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
