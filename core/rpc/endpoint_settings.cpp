// SPDX-License-Identifier: GPL-3.0-or-later

#include "rpc/endpoint_settings.h"

#include <QCryptographicHash>
#include <QHostAddress>
#include <algorithm>
#include <limits>

#include "signalbox/literals.h"
#include "signalbox/url.h"

namespace signalbox::rpc {

namespace {

Expected<double> limit(const QJsonObject& limits, const char* key)
{
    const QJsonValue value = limits.value(QLatin1String(key));
    if (value.isUndefined() || value.isNull())
        return 0.0;
    bool ok = value.isDouble();
    const double number = ok ? value.toDouble() : value.toString().toDouble(&ok);
    if (!ok || !(number >= 0 && number <= 1e15))  // excludes "nan", too
        return fail(
            ErrorKind::Invalid, "BAD_LIMIT",
            Message(QT_TRANSLATE_NOOP("Engine", "The limit \"%1\" is not a number of 0 or more. Omit it for no limit."))
                .arg(QLatin1String(key)));
    return number;
}

/// Header text in wire form: one line, no control characters.
bool isHeaderText(const QString& text)
{
    return std::all_of(text.begin(), text.end(), [](QChar c) { return c.unicode() >= 0x20 && c.unicode() < 0x7f; });
}

}  // namespace

Expected<EndpointSettings> EndpointSettings::fromDraft(const EndpointDraft& draft, qint64 id)
{
    EndpointSettings settings;
    settings.id = id;
    settings.url = QUrl(draft.url.trimmed(), QUrl::StrictMode);
    const QString scheme = settings.url.scheme().toLower();
    const bool http = scheme == "http"_L1 || scheme == "https"_L1;
    settings.webSocket = scheme == "ws"_L1 || scheme == "wss"_L1;
    if (draft.kind != "http"_L1 && draft.kind != "ws"_L1)
        settings.role = draft.kind;
    if (!settings.url.isValid() || settings.url.host().isEmpty() || (!http && !settings.webSocket))
        return fail(ErrorKind::Invalid, "BAD_URL",
                    Message(QT_TRANSLATE_NOOP(
                        "Engine",
                        "This is not a usable endpoint URL. It must begin with http://, https://, ws:// or "
                        "wss:// and name a host.")));
    if (!settings.url.userName().isEmpty()) {
        settings.user = settings.url.userName(QUrl::FullyDecoded);
        settings.password = settings.url.password(QUrl::FullyDecoded);
        settings.url.setUserInfo({});
    }
    settings.url.setFragment({});
    if (!draft.user.isEmpty()) {
        settings.user = draft.user;
        settings.password = draft.password;
    }
    settings.bearer = draft.bearer;
    for (auto it = draft.headers.begin(); it != draft.headers.end(); ++it) {
        const QString value = it.value().toString();
        if (it.key().isEmpty() || !isHeaderText(it.key()) || it.key().contains(u':') || !isHeaderText(value))
            return fail(ErrorKind::Invalid, "BAD_HEADER",
                        Message(QT_TRANSLATE_NOOP("Engine",
                                                  "A request header of this endpoint cannot be sent: names and values "
                                                  "are one line of plain ASCII.")));
        settings.headers.emplace_back(it.key().toLatin1(), value.toLatin1());
    }
    if (!isHeaderText(draft.bearer))
        return fail(ErrorKind::Invalid, "BAD_HEADER",
                    Message(QT_TRANSLATE_NOOP("Engine", "The bearer token must be one line of plain ASCII.")));
    if (!draft.proxy.isEmpty()) {
        settings.proxy = QUrl(draft.proxy.trimmed(), QUrl::StrictMode);
        const QString kind = settings.proxy.scheme().toLower();
        if (!settings.proxy.isValid() || settings.proxy.host().isEmpty() || (kind != "http"_L1 && kind != "socks5"_L1))
            return fail(
                ErrorKind::Invalid, "BAD_URL",
                Message(QT_TRANSLATE_NOOP("Engine", "The proxy must be http://host:port or socks5://host:port.")));
    }
    settings.caFile = draft.caFile;
    settings.asksBeside = draft.limits.value("webSocket"_L1).toBool(true);
    settings.priority = draft.priority;

    const auto read = [&](const char* key, auto& into) -> std::optional<Error> {
        const auto value = limit(draft.limits, key);
        if (!value)
            return value.error();
        using Limit = std::decay_t<decltype(into)>;
        into = static_cast<Limit>(std::min(*value, static_cast<double>(std::numeric_limits<Limit>::max())));
        return std::nullopt;
    };
    for (const auto& problem :
         {read("rate", settings.rate), read("batch", settings.batch), read("range", settings.range),
          read("concurrency", settings.concurrency), read("dailyBudget", settings.dailyBudget)}) {
        if (problem)
            return fail(*problem);
    }
    return settings;
}

QByteArray EndpointSettings::rateKey() const
{
    // These limit an account over all its networks: the key alone identifies the bucket, wherever it is in the URL.
    const QString host = url.host().toLower();
    QString account = host + u':' + QString::number(url.port(-1)), key = url.path() + url.query();
    for (const char* provider :
         {"alchemy.com", "infura.io", "quiknode.pro", "ankr.com", "drpc.org", "blockpi.network"}) {
        if (host.endsWith(QLatin1String(provider)))
            account = QLatin1String(provider);
    }
    const QStringList secrets = urlSecrets(url.toString(QUrl::FullyEncoded));
    if (!account.contains(u':') && !secrets.isEmpty())
        key = secrets.join(u'\n');
    const QString secret = key + user + password + bearer;
    return QCryptographicHash::hash((account + u'\n' + secret).toUtf8(), QCryptographicHash::Sha256);
}

bool EndpointSettings::isLoopback() const
{
    return url.host() == "localhost"_L1 || QHostAddress(url.host()).isLoopback();
}

bool EndpointSettings::hasSecret() const
{
    return urlHasSecret(url.toString(QUrl::FullyEncoded)) || !user.isEmpty() || !bearer.isEmpty() || !headers.empty();
}

QString EndpointSettings::masked() const
{
    return maskedUrl(url.toString(QUrl::FullyEncoded));
}

QString EndpointSettings::redact(QString text) const
{
    QStringList secrets = urlSecrets(url.toString(QUrl::FullyEncoded));
    secrets << bearer << password;
    for (const auto& [name, value] : headers)
        secrets << QString::fromLatin1(value);
    // the longest first, so that no part of a longer one remains
    std::sort(secrets.begin(), secrets.end(), [](const QString& a, const QString& b) { return a.size() > b.size(); });
    for (const QString& secret : std::as_const(secrets)) {
        if (secret.size() >= 4)
            text.replace(secret, u"••••"_s, Qt::CaseInsensitive);
    }
    return text;
}

}  // namespace signalbox::rpc
