// SPDX-License-Identifier: GPL-3.0-or-later

#include "actions/http/http_client.h"

#include <curl/curl.h>
#include <sys/socket.h>
#include <QNetworkProxyFactory>
#include <QUrl>
#include <algorithm>

#include "actions/http/host_slots.h"
#include "actions/http/outgoing_guard.h"
#include "signalbox/literals.h"

namespace signalbox::actions {

namespace {

constexpr qint64 connectMs = 5'000, slotMs = 30'000, busyMs = 1'000;
constexpr std::size_t mostIdle = 4, mostHeaders = 256;

qint64 left(QDeadlineTimer deadline)
{
    return deadline.isForever() ? 300'000 : deadline.remainingTime();
}

Error networkError(ErrorKind kind, const char* code, Message message, bool sent)
{
    return Error::make(kind, code, std::move(message), {{u"sent"_s, sent}});
}

QNetworkProxy proxyFor(const AllowedUrl& url)
{
    if (url.isPrivate)
        return QNetworkProxy::NoProxy;
    const auto proxies = QNetworkProxyFactory::systemProxyForQuery(QNetworkProxyQuery(url.url));
    return proxies.isEmpty() ? QNetworkProxy(QNetworkProxy::NoProxy) : proxies.front();
}

bool isRedirect(int status)
{
    return status == 301 || status == 302 || status == 303 || status == 307 || status == 308;
}

}  // namespace

struct HttpClient::Transfer {
    Transfer() : handle(curl_easy_init()) {}
    ~Transfer()
    {
        curl_slist_free_all(headers);
        curl_slist_free_all(places);
        curl_easy_cleanup(handle);
    }
    Transfer(const Transfer&) = delete;
    Transfer& operator=(const Transfer&) = delete;

    CURL* handle;
    curl_slist* headers = nullptr;
    curl_slist* places = nullptr;
    const HttpRequest* request = nullptr;
    const std::atomic<bool>* canceled = nullptr;
    QHostAddress address;
    bool proxied = false;
    HttpAnswer answer;
    qint64 received = 0;
    bool headEnded = false, ended = false;  ///< ended: by us, because nothing more is needed
    char failure[CURL_ERROR_SIZE] = {};
};

struct HttpClient::Calls {
    static std::size_t write(char* bytes, std::size_t, std::size_t count, void* self)
    {
        auto& transfer = *static_cast<Transfer*>(self);
        const qint64 room = transfer.request->maxBytes - transfer.received;
        const auto taken = static_cast<qsizetype>(std::min<qint64>(room, static_cast<qint64>(count)));
        transfer.received += taken;
        transfer.answer.cut = taken < static_cast<qint64>(count);
        if (transfer.request->onData)
            transfer.ended = !transfer.request->onData(QByteArray::fromRawData(bytes, taken), transfer.answer);
        else
            transfer.answer.body.append(bytes, taken);
        transfer.ended |= transfer.answer.cut;
        return transfer.ended ? 0 : count;
    }

    static std::size_t head(char* line, std::size_t, std::size_t count, void* self)
    {
        auto& transfer = *static_cast<Transfer*>(self);
        const QByteArray text = QByteArray(line, static_cast<qsizetype>(count)).trimmed();
        if (text.startsWith("HTTP/")) {
            transfer.answer.headers.clear();
            transfer.answer.status = text.mid(text.indexOf(' ') + 1, 3).toInt();
            transfer.headEnded = false;
        } else if (text.isEmpty()) {
            transfer.headEnded = true;
        } else if (const qsizetype colon = text.indexOf(':');
                   colon > 0 && transfer.answer.headers.size() < mostHeaders) {
            transfer.answer.headers.emplace_back(text.left(colon).toLower(), text.mid(colon + 1).trimmed());
        }
        return count;
    }

    static int progress(void* self, curl_off_t, curl_off_t, curl_off_t, curl_off_t)
    {
        auto& transfer = *static_cast<Transfer*>(self);
        transfer.ended |= transfer.request->mayWait && !transfer.request->mayWait();
        return *transfer.canceled || transfer.ended ? 1 : 0;
    }

    /// The last word on where a connection goes, whatever the name or the URL made of it.
    static curl_socket_t open(void* self, curlsocktype, curl_sockaddr* place)
    {
        const auto& transfer = *static_cast<Transfer*>(self);
        if (!transfer.proxied && QHostAddress(&place->addr) != transfer.address)
            return CURL_SOCKET_BAD;
        return ::socket(place->family, place->socktype | SOCK_CLOEXEC, place->protocol);
    }

    static void setUp(Transfer& transfer, const HttpRequest& request, const AllowedUrl& url, const QByteArray& caFile);
    static void setProxy(Transfer& transfer, const QNetworkProxy& proxy);
    static Expected<HttpAnswer> result(Transfer& transfer, CURLcode code, const AllowedUrl& url);
};

void HttpClient::Calls::setUp(Transfer& transfer, const HttpRequest& request, const AllowedUrl& url,
                              const QByteArray& caFile)
{
    CURL* const handle = transfer.handle;
    curl_easy_reset(handle);
    curl_slist_free_all(std::exchange(transfer.headers, nullptr));
    curl_slist_free_all(std::exchange(transfer.places, nullptr));
    transfer.request = &request;
    transfer.answer = {};
    transfer.received = 0;
    transfer.headEnded = transfer.ended = false;
    transfer.failure[0] = 0;

    bool hasType = false;
    for (const auto& [name, value] : request.headers) {
        hasType |= name.compare("content-type", Qt::CaseInsensitive) == 0;
        const QByteArray line = value.isEmpty() ? name + ';' : name + ": " + value;
        transfer.headers = curl_slist_append(transfer.headers, line.constData());
    }
    transfer.headers = curl_slist_append(transfer.headers, "Expect:");
    if (!hasType)
        transfer.headers = curl_slist_append(transfer.headers, "Content-Type:");  // libcurl would add that of a form
    const QString address = transfer.address.protocol() == QAbstractSocket::IPv6Protocol
                                ? u'[' + transfer.address.toString() + u']'
                                : transfer.address.toString();
    transfer.places = curl_slist_append(nullptr, (u"::"_s + address + u':').toLatin1().constData());

    curl_easy_setopt(handle, CURLOPT_URL, url.url.toEncoded(QUrl::RemoveFragment).constData());
    curl_easy_setopt(handle, CURLOPT_PROTOCOLS_STR, "http,https");
    curl_easy_setopt(handle, CURLOPT_PATH_AS_IS, 1L);
    curl_easy_setopt(handle, CURLOPT_HTTP_VERSION, long(CURL_HTTP_VERSION_1_1));
    curl_easy_setopt(handle, CURLOPT_SSLVERSION, long(CURL_SSLVERSION_TLSv1_2));
    if (!caFile.isEmpty())
        curl_easy_setopt(handle, CURLOPT_CAINFO, caFile.constData());
    curl_easy_setopt(handle, CURLOPT_CONNECT_TO, transfer.places);
    curl_easy_setopt(handle, CURLOPT_OPENSOCKETFUNCTION, &open);
    curl_easy_setopt(handle, CURLOPT_OPENSOCKETDATA, &transfer);
    curl_easy_setopt(handle, CURLOPT_PROXY, "");
    curl_easy_setopt(handle, CURLOPT_SUPPRESS_CONNECT_HEADERS, 1L);
    curl_easy_setopt(handle, CURLOPT_NOSIGNAL, 1L);
    curl_easy_setopt(handle, CURLOPT_USERAGENT, "Signalbox/" SIGNALBOX_VERSION);
    curl_easy_setopt(handle, CURLOPT_HTTPHEADER, transfer.headers);
    curl_easy_setopt(handle, CURLOPT_MAXAGE_CONN, 30L);
    curl_easy_setopt(handle, CURLOPT_TIMEOUT_MS, long(std::max<qint64>(1, left(request.deadline))));
    curl_easy_setopt(handle, CURLOPT_CONNECTTIMEOUT_MS, long(std::clamp<qint64>(left(request.deadline), 1, connectMs)));
    curl_easy_setopt(handle, CURLOPT_ERRORBUFFER, transfer.failure);
    curl_easy_setopt(handle, CURLOPT_WRITEFUNCTION, &write);
    curl_easy_setopt(handle, CURLOPT_WRITEDATA, &transfer);
    curl_easy_setopt(handle, CURLOPT_HEADERFUNCTION, &head);
    curl_easy_setopt(handle, CURLOPT_HEADERDATA, &transfer);
    curl_easy_setopt(handle, CURLOPT_NOPROGRESS, 0L);
    curl_easy_setopt(handle, CURLOPT_XFERINFOFUNCTION, &progress);
    curl_easy_setopt(handle, CURLOPT_XFERINFODATA, &transfer);
    if (request.body) {
        curl_easy_setopt(handle, CURLOPT_POST, 1L);
        curl_easy_setopt(handle, CURLOPT_POSTFIELDSIZE_LARGE, curl_off_t(request.body->size()));
        curl_easy_setopt(handle, CURLOPT_POSTFIELDS, request.body->constData());
    }
    if (request.method != "GET" || request.body)
        curl_easy_setopt(handle, CURLOPT_CUSTOMREQUEST, request.method.constData());
}

/// Always a tunnel, and to the checked address: a proxy must not resolve the name again.
void HttpClient::Calls::setProxy(Transfer& transfer, const QNetworkProxy& proxy)
{
    transfer.proxied = proxy.type() == QNetworkProxy::HttpProxy || proxy.type() == QNetworkProxy::Socks5Proxy;
    if (!transfer.proxied)
        return;
    CURL* const handle = transfer.handle;
    curl_easy_setopt(handle, CURLOPT_PROXY, proxy.hostName().toUtf8().constData());
    curl_easy_setopt(handle, CURLOPT_PROXYPORT, long(proxy.port()));
    curl_easy_setopt(handle, CURLOPT_PROXYTYPE,
                     long(proxy.type() == QNetworkProxy::HttpProxy ? CURLPROXY_HTTP : CURLPROXY_SOCKS5));
    curl_easy_setopt(handle, CURLOPT_HTTPPROXYTUNNEL, 1L);
    if (!proxy.user().isEmpty()) {
        curl_easy_setopt(handle, CURLOPT_PROXYUSERNAME, proxy.user().toUtf8().constData());
        curl_easy_setopt(handle, CURLOPT_PROXYPASSWORD, proxy.password().toUtf8().constData());
    }
}

Expected<HttpAnswer> HttpClient::Calls::result(Transfer& transfer, CURLcode code, const AllowedUrl& url)
{
    if (code == CURLE_OK && !transfer.headEnded)
        code = CURLE_RECV_ERROR;  // libcurl accepts a head that the end of the connection truncates
    const bool byUs = code == CURLE_WRITE_ERROR || (code == CURLE_ABORTED_BY_CALLBACK && !*transfer.canceled);
    if (code == CURLE_OK || (byUs && transfer.ended))
        return std::move(transfer.answer);
    curl_off_t connected = 0;
    curl_easy_getinfo(transfer.handle, CURLINFO_PRETRANSFER_TIME_T, &connected);
    const bool sent = connected > 0;
    const QString detail = QString::fromUtf8(transfer.failure[0] ? transfer.failure : curl_easy_strerror(code));
    switch (code) {
        case CURLE_ABORTED_BY_CALLBACK:
            return fail(networkError(ErrorKind::Cancelled, "CANCELED",
                                     Message(QT_TRANSLATE_NOOP("Engine", "The send was stopped.")), sent));
        case CURLE_PEER_FAILED_VERIFICATION:
        case CURLE_SSL_CONNECT_ERROR:
        case CURLE_SSL_CACERT_BADFILE:
            return fail(
                networkError(ErrorKind::Unavailable, "TLS_FAILED",
                             Message(QT_TRANSLATE_NOOP("Engine",
                                                       "The identity of %1 cannot be verified, so nothing was sent "
                                                       "(\"%2\"). Check the server's certificate."))
                                 .arg(url.host, detail),
                             false));
        case CURLE_OPERATION_TIMEDOUT:
            return fail(
                networkError(ErrorKind::Unavailable, "TIMEOUT",
                             (transfer.answer.status > 0
                                  ? Message(QT_TRANSLATE_NOOP("Engine", "The answer of %1 did not end in time."))
                              : sent ? Message(QT_TRANSLATE_NOOP("Engine", "%1 did not answer in time."))
                                     : Message(QT_TRANSLATE_NOOP("Engine", "No connection to %1 in time.")))
                                 .arg(url.host),
                             sent));
        default:
            return fail(
                networkError(ErrorKind::Unavailable, "CONNECTION_FAILED",
                             (sent ? Message(QT_TRANSLATE_NOOP("Engine", "The connection to %1 failed (\"%2\")."))
                                   : Message(QT_TRANSLATE_NOOP("Engine", "%1 cannot be reached (\"%2\").")))
                                 .arg(url.host, detail),
                             sent));
    }
}

HttpClient::HttpClient(std::shared_ptr<HostSlots> slots, const std::atomic<bool>& canceled, QByteArray caFile)
    : m_slots(std::move(slots)), m_canceled(canceled), m_caFile(std::move(caFile))
{
    static const bool ready = curl_global_init(CURL_GLOBAL_ALL) == CURLE_OK;
    if (!ready)
        qFatal("libcurl does not start");
}

HttpClient::~HttpClient() = default;

std::unique_ptr<HttpClient::Transfer> HttpClient::idle(bool isPrivate)
{
    // a connection to a private address must not serve an action that does not allow it
    if (isPrivate || m_idle.empty())
        return std::make_unique<Transfer>();
    auto transfer = std::move(m_idle.back());
    m_idle.pop_back();
    return transfer;
}

Expected<HttpAnswer> HttpClient::once(const HttpRequest& request, const AllowedUrl& url)
{
    const auto addresses = checkedAddresses(url, request.deadline, m_canceled);
    if (!addresses)
        return fail(addresses.error());
    const QString place = u"%1:%2"_s.arg(url.host).arg(url.port);
    const QDeadlineTimer patience(std::min(slotMs, left(request.deadline)));
    const auto slot = request.waitsForSlot ? m_slots->take(place, patience, m_canceled) : HostSlots::Slot();
    if (request.waitsForSlot && !slot) {
        Error busy = networkError(
            m_canceled ? ErrorKind::Cancelled : ErrorKind::Unavailable, m_canceled ? "CANCELED" : "HOST_BUSY",
            Message(QT_TRANSLATE_NOOP("Engine", "Four requests to %1 are still running.")).arg(url.host), false);
        busy.retryAfterMs = busyMs;
        return fail(std::move(busy));
    }
    const QNetworkProxy proxy = proxyFor(url);
    auto transfer = idle(url.isPrivate);
    transfer->canceled = &m_canceled;
    Expected<HttpAnswer> answer = HttpAnswer();
    for (const QHostAddress& address : *addresses) {
        transfer->address = address;
        Calls::setUp(*transfer, request, url, m_caFile);
        Calls::setProxy(*transfer, proxy);
        answer = Calls::result(*transfer, curl_easy_perform(transfer->handle), url);
        const bool reached = answer || answer.error().args.value(u"sent"_s).toBool() ||
                             answer.error().code == "TLS_FAILED"_L1 || answer.error().kind == ErrorKind::Cancelled;
        if (reached || request.deadline.hasExpired())
            break;
    }
    if (!url.isPrivate && m_idle.size() < mostIdle)
        m_idle.push_back(std::move(transfer));
    return answer;
}

Expected<HttpAnswer> HttpClient::run(const HttpRequest& request)
{
    HttpRequest next = request;
    for (int hop = 0;; ++hop) {
        const auto url = allowedUrl(next.url, request.privateHosts, request.plain);
        if (!url)
            return fail(url.error());
        auto answer = once(next, *url);
        if (!answer || request.redirects == 0 || !isRedirect(answer->status) || answer->header("location").isEmpty())
            return answer;
        const QUrl target = url->url.resolved(QUrl(QString::fromUtf8(answer->header("location"))));
        if (originOf(target) != originOf(url->url))
            return fail(networkError(ErrorKind::Refused, "REDIRECT_REFUSED",
                                     Message(QT_TRANSLATE_NOOP("Engine",
                                                               "%1 redirects to %2, which is another host or "
                                                               "scheme; such a redirect is not followed."))
                                         .arg(url->host, originOf(target)),
                                     true));
        if (hop == request.redirects)
            return fail(networkError(ErrorKind::Refused, "REDIRECT_REFUSED",
                                     Message(QT_TRANSLATE_NOOP("Engine", "%1 redirects too often.")).arg(url->host),
                                     true));
        next.url = target.toString(QUrl::FullyEncoded);
        const bool keepsMethod = answer->status == 307 || answer->status == 308;
        if (!keepsMethod && next.method != "GET") {
            next.method = "GET";
            next.body.reset();
        }
    }
}

}  // namespace signalbox::actions
