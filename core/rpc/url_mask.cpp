#include <QUrlQuery>

#include "rpc/endpoint_settings.h"

namespace signalbox::rpc {

namespace {

/// Path segments that name a service and are no key. Everything else might be one.
bool isUsualWord(const QString& segment)
{
    static const QSet<QString> words{
        QStringLiteral(""),         QStringLiteral("rpc"),     QStringLiteral("http"),    QStringLiteral("https"),
        QStringLiteral("ws"),       QStringLiteral("v1"),      QStringLiteral("v2"),      QStringLiteral("v3"),
        QStringLiteral("evm"),      QStringLiteral("eth"),     QStringLiteral("public"),  QStringLiteral("ext"),
        QStringLiteral("bc"),       QStringLiteral("C"),       QStringLiteral("api"),     QStringLiteral("json"),
        QStringLiteral("main"),     QStringLiteral("mainnet"), QStringLiteral("testnet"), QStringLiteral("jsonrpc"),
        QStringLiteral("json-rpc"), QStringLiteral("archive"), QStringLiteral("full")};
    return words.contains(segment);
}

QString mask()
{
    return QStringLiteral("••••");
}

}  // namespace

bool urlHasSecret(const QUrl& url)
{
    if (!url.userInfo().isEmpty() || url.hasQuery() || url.hasFragment())
        return true;
    const QStringList segments = url.path(QUrl::FullyDecoded).split(u'/');
    return std::any_of(segments.begin(), segments.end(), [](const QString& segment) { return !isUsualWord(segment); });
}

QString maskedUrl(const QUrl& url)
{
    QString out = url.scheme() + QStringLiteral("://");
    if (!url.userInfo().isEmpty())
        out += mask() + u'@';
    const QString host = url.host();
    out += host.contains(u':') ? u'[' + host + u']' : host;
    if (url.port() > 0)
        out += u':' + QString::number(url.port());
    const QStringList segments = url.path(QUrl::FullyDecoded).split(u'/');
    for (qsizetype i = 1; i < segments.size(); ++i) {
        if (!isUsualWord(segments[i]))
            return out + u'/' + mask();
        out += u'/' + segments[i];
    }
    return url.hasQuery() || url.hasFragment() ? out + u'?' + mask() : out;
}

}  // namespace signalbox::rpc
