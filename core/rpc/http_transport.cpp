// SPDX-License-Identifier: GPL-3.0-or-later

#include "rpc/http_transport.h"

#include <QElapsedTimer>
#include <QFile>
#include <QHttp2Configuration>
#include <QLocale>
#include <QNetworkProxyFactory>
#include <QNetworkReply>
#include <QNetworkRequest>
#include <QSslCertificate>
#include <QSslConfiguration>
#include <QTimer>

#include "rpc/request_setup.h"
#include "signalbox/literals.h"

namespace signalbox::rpc {

namespace {

/// The system's proxy for all hosts but this machine.
class ProxyChoice : public QNetworkProxyFactory {
public:
    QList<QNetworkProxy> queryProxy(const QNetworkProxyQuery& query) override
    {
        const QString host = query.peerHostName();
        if (host == "localhost"_L1 || QHostAddress(host).isLoopback())
            return {QNetworkProxy::NoProxy};
        return systemProxyForQuery(query);
    }
};

/// The proxy of one endpoint. HTTP proxies forward plain requests and tunnel encrypted ones.
class FixedProxy : public QNetworkProxyFactory {
public:
    explicit FixedProxy(QUrl url) : m_url(std::move(url)) {}
    QList<QNetworkProxy> queryProxy(const QNetworkProxyQuery& query) override
    {
        return {
            proxyOf(m_url, query.queryType() == QNetworkProxyQuery::UrlRequest && query.protocolTag() == "http"_L1)};
    }

private:
    QUrl m_url;
};

QNetworkRequest request(const QUrl& url, const EndpointSettings& endpoint)
{
    QNetworkRequest request(url);
    request.setHeader(QNetworkRequest::ContentTypeHeader, u"application/json"_s);
    request.setHeader(QNetworkRequest::UserAgentHeader, QStringLiteral("Signalbox/" SIGNALBOX_VERSION));
    request.setRawHeader("Accept", "application/json");
    request.setAttribute(QNetworkRequest::RedirectPolicyAttribute, QNetworkRequest::ManualRedirectPolicy);
    // Over plain HTTP the attempt costs an upgrade header, which some servers do not accept.
    request.setAttribute(QNetworkRequest::Http2AllowedAttribute, url.scheme() == "https"_L1);
    request.setAttribute(QNetworkRequest::CookieLoadControlAttribute, QNetworkRequest::Manual);
    request.setAttribute(QNetworkRequest::CookieSaveControlAttribute, QNetworkRequest::Manual);
    request.setAttribute(QNetworkRequest::AuthenticationReuseAttribute, QNetworkRequest::Manual);
    request.setDecompressedSafetyCheckThreshold(-1);  // our own limit counts decompressed bytes
    setHeaders(request, endpoint);
    if (const auto tls = tlsOf(endpoint))
        request.setSslConfiguration(*tls);
    return request;
}

QDateTime httpDate(const QByteArray& value)
{
    QDateTime at = QLocale::c().toDateTime(QString::fromLatin1(value), u"ddd, dd MMM yyyy hh:mm:ss 'GMT'"_s);
    at.setTimeSpec(Qt::UTC);
    return at;
}

/// Milliseconds of a Retry-After, which is a number of seconds or a date; `date` is the sending time by the server's
/// clock.
std::optional<qint64> retryAfter(const QByteArray& value, const QByteArray& date)
{
    constexpr qint64 most = 86'400'000;
    if (value.isEmpty())
        return std::nullopt;
    bool ok = false;
    const double seconds = value.toDouble(&ok);
    if (ok)
        return std::clamp<qint64>(static_cast<qint64>(std::clamp(seconds, 0.0, 86'400.0) * 1000), 0, most);
    const QDateTime at = httpDate(value), sent = httpDate(date);
    if (!at.isValid())
        return std::nullopt;
    return std::clamp<qint64>((sent.isValid() ? sent : QDateTime::currentDateTimeUtc()).msecsTo(at), 0, most);
}

Fault fault(const char* network, const QString& message = {})
{
    Fault fault;
    fault.httpStatus = 0;
    fault.network = QString::fromLatin1(network);
    fault.message = message;
    return fault;
}

QByteArrayList wireHeaders(const EndpointSettings& endpoint, bool post)
{
    QNetworkRequest own;  // of the endpoint's settings only the headers
    setHeaders(own, endpoint);
    QByteArrayList headers{"User-Agent: Signalbox/" SIGNALBOX_VERSION, "Accept: application/json"};
    for (const QByteArray& name : own.rawHeaderList())
        headers << name + ": " + own.rawHeader(name);
    if (post)
        headers << "Content-Type: application/json"
                << "Expect:";
    return headers;
}

bool isTls(QNetworkReply::NetworkError error)
{
    return error == QNetworkReply::SslHandshakeFailedError;
}

/// One reply in progress: the state that Qt's signals leave for the coroutine.
struct Reading {
    Gate gate;
    const char* stopped = nullptr;
    QNetworkReply* reply = nullptr;

    void stop(const char* why)
    {
        if (stopped || gate.isOpen())
            return;
        stopped = why;
        reply->abort();  // finished() follows at once and opens the gate
        gate.open();
    }
};

void take(QNetworkReply& reply, AnswerBuffer& into)
{
    while (const qint64 ready = reply.bytesAvailable()) {
        const qint64 got = reply.read(into.room(static_cast<std::size_t>(ready)), ready);
        if (got <= 0)
            return;
        into.grow(static_cast<std::size_t>(got));
    }
}

}  // namespace

HttpTransport::HttpTransport(Cancellation cancellation, QObject* parent)
    : QObject(parent), m_cancellation(std::move(cancellation))
{
}

QNetworkAccessManager* HttpTransport::manager(const EndpointSettings& endpoint)
{
    // Connections are kept by host alone, whichever authority they were checked against, so each CA file has its own
    // manager.
    auto& manager = m_managers[{endpoint.proxy, endpoint.caFile}];
    if (!manager) {
        manager = new QNetworkAccessManager(this);
        if (endpoint.proxy.isEmpty())
            manager->setProxyFactory(new ProxyChoice);
        else
            manager->setProxyFactory(new FixedProxy(endpoint.proxy));
    }
    return manager;
}

void HttpTransport::forgetConnections()
{
    for (const auto& [key, manager] : m_managers)
        manager->clearConnectionCache();
    m_direct->forgetConnections();
}

bool HttpTransport::isDirect(const QUrl& url, const EndpointSettings& endpoint)
{
    const bool interim = m_interim.contains(url.host());
    const bool scheme = url.scheme() == "http"_L1 || (interim && url.scheme() == "https"_L1);
    if ((!m_preferDirect && !interim) || !scheme || !endpoint.proxy.isEmpty() || !url.userInfo().isEmpty())
        return false;
    const auto known = m_proxied.find(url.host());
    if (known != m_proxied.end())
        return !known->second;
    const auto proxies = ProxyChoice().queryProxy(QNetworkProxyQuery(url));
    const bool proxied = !proxies.isEmpty() && proxies.front().type() != QNetworkProxy::NoProxy;
    m_proxied[url.host()] = proxied;
    return !proxied;
}

QCoro::Task<HttpAnswer> HttpTransport::postDirect(QUrl url, EndpointSettings endpoint, QByteArray body,
                                                  HttpLimits limits, QUrl* redirect)
{
    HttpAnswer answer;
    answer.body = m_buffers->take();
    if (m_cancellation.isRequested()) {
        answer.fault = fault("cancelled");
        co_return answer;
    }
    QElapsedTimer clock;
    clock.start();
    DirectHttp::Exchange exchange;
    exchange.url = url.toEncoded(QUrl::RemoveFragment);
    exchange.caFile = endpoint.caFile.toLocal8Bit();
    exchange.headers = wireHeaders(endpoint, !body.isNull());
    exchange.request = body;
    exchange.body = answer.body.get();
    exchange.maxBytes = limits.maxBytes;
    exchange.silenceMs = limits.silenceMs;
    exchange.totalMs = limits.totalMs;
    const auto hook = m_cancellation.onRequest([&] { m_direct->stop(exchange, "cancelled"); });
    m_direct->begin(exchange);
    const auto opened = exchange.done.opened();
    co_await opened;

    answer.milliseconds = static_cast<double>(clock.nsecsElapsed()) / 1e6;
    answer.newConnection = exchange.newConnection;
    answer.body->terminate();
    if (exchange.fault) {
        answer.fault = fault(exchange.fault, endpoint.redact(exchange.message));
        co_return answer;
    }
    answer.status = exchange.status;
    answer.retryAfterMs = retryAfter(exchange.retryAfter.trimmed(), exchange.date);
    if (answer.status / 100 == 3) {
        const QUrl target = url.resolved(QUrl(QString::fromLatin1(exchange.location)));
        if (target.isValid() && target != url)
            *redirect = target;
        else
            answer.fault = fault("redirect");
    }
    co_return answer;
}

QCoro::Task<HttpAnswer> HttpTransport::post(EndpointSettings endpoint, QByteArray body, HttpLimits limits)
{
    QUrl url = endpoint.url;
    for (int hop = 0;; ++hop) {
        QUrl redirect;
        auto once = isDirect(url, endpoint) ? postDirect(url, endpoint, body, limits, &redirect)
                                            : postOnce(url, endpoint, body, limits, &redirect);
        HttpAnswer answer = co_await once;
        if (answer.status / 100 == 1 && !answer.fault) {
            m_interim.insert(url.host());
            manager(endpoint)->clearConnectionCache();  // the answer itself is still being received on that one
            if (isDirect(url, endpoint))
                continue;
            answer.fault = fault("connection", u"received an interim response instead of the answer"_s);
        }
        if (redirect.isEmpty())
            co_return answer;
        const bool sameHost = redirect.host().compare(url.host(), Qt::CaseInsensitive) == 0;
        const bool weaker = url.scheme() == "https"_L1 && redirect.scheme() != "https"_L1;
        if (!sameHost || weaker || hop == 3) {
            answer.fault = fault("redirect");
            co_return answer;
        }
        url = redirect;
    }
}

QCoro::Task<HttpAnswer> HttpTransport::postOnce(QUrl url, EndpointSettings endpoint, QByteArray body, HttpLimits limits,
                                                QUrl* redirect)
{
    HttpAnswer answer;
    answer.body = m_buffers->take();
    if (m_cancellation.isRequested()) {
        answer.fault = fault("cancelled");
        co_return answer;
    }
    QElapsedTimer clock;
    clock.start();
    const Later<QNetworkReply> reply(body.isNull() ? manager(endpoint)->get(request(url, endpoint))
                                                   : manager(endpoint)->post(request(url, endpoint), body));
    const Later<QTimer> silence(new QTimer);
    const Later<QTimer> total(new QTimer);
    Reading reading;
    reading.reply = reply.get();
    AnswerBuffer& buffer = *answer.body;

    connect(reply.get(), &QNetworkReply::socketStartedConnecting, reply.get(),
            [&answer] { answer.newConnection = true; });
    connect(reply.get(), &QNetworkReply::readyRead, reply.get(), [&] {
        take(*reading.reply, buffer);
        silence->start();
        if (static_cast<qint64>(buffer.size()) > limits.maxBytes)
            reading.stop("too_large");
    });
    connect(reply.get(), &QNetworkReply::finished, reply.get(), [&] {
        if (!reading.stopped)
            reading.gate.open();
    });
    silence->setInterval(limits.silenceMs);
    connect(silence.get(), &QTimer::timeout, silence.get(), [&] { reading.stop("timeout"); });
    total->setInterval(limits.totalMs);
    connect(total.get(), &QTimer::timeout, total.get(), [&] { reading.stop("timeout"); });
    silence->start();
    total->start();
    const auto hook = m_cancellation.onRequest([&reading] { reading.stop("cancelled"); });

    const auto opened = reading.gate.opened();
    co_await opened;

    silence->stop();
    total->stop();
    answer.milliseconds = static_cast<double>(clock.nsecsElapsed()) / 1e6;
    if (reading.stopped) {
        answer.fault = fault(reading.stopped);
        co_return answer;
    }
    take(*reply, buffer);
    buffer.terminate();
    answer.status = reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    answer.retryAfterMs = retryAfter(reply->rawHeader("Retry-After").trimmed(), reply->rawHeader("Date").trimmed());
    if (static_cast<qint64>(buffer.size()) > limits.maxBytes) {
        answer.fault = fault("too_large");
    } else if (answer.status == 0) {
        answer.fault = fault(isTls(reply->error())                           ? "tls"
                             : reply->error() == QNetworkReply::TimeoutError ? "timeout"
                                                                             : "connection",
                             endpoint.redact(reply->errorString()));
    } else if (answer.status / 100 == 3) {
        const QUrl target = url.resolved(reply->attribute(QNetworkRequest::RedirectionTargetAttribute).toUrl());
        if (target.isValid() && target != url)
            *redirect = target;
        else
            answer.fault = fault("redirect");
    } else if (answer.status / 100 == 2 && reply->error() != QNetworkReply::NoError) {
        answer.fault = fault("connection", endpoint.redact(reply->errorString()));  // truncated
    }
    co_return answer;
}

}  // namespace signalbox::rpc
