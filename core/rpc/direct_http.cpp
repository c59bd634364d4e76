// SPDX-License-Identifier: GPL-3.0-or-later

#include "rpc/direct_http.h"
#include "signalbox/literals.h"

#include <curl/curl.h>
#include <QDeadlineTimer>
#include <QSocketNotifier>
#include <algorithm>

namespace signalbox::rpc {

namespace {

constexpr int lookMs = 50;
constexpr long keptSeconds = 60, mostKept = 64;
constexpr std::size_t mostIdle = 32;

qint64 nowMs()
{
    return QDeadlineTimer::current().deadline();
}

const char* faultOf(CURLcode code)
{
    switch (code) {
        case CURLE_OPERATION_TIMEDOUT:
            return "timeout";
        case CURLE_PEER_FAILED_VERIFICATION:
        case CURLE_SSL_CONNECT_ERROR:
            return "tls";
        case CURLE_FILESIZE_EXCEEDED:
        case CURLE_WRITE_ERROR:
            return "too_large";
        default:
            return "connection";
    }
}

QByteArray header(CURL* handle, const char* name)
{
    curl_header* found = nullptr;
    return curl_easy_header(handle, name, 0, CURLH_HEADER, -1, &found) == CURLHE_OK ? QByteArray(found->value)
                                                                                    : QByteArray();
}

}  // namespace

struct DirectHttp::Transfer {
    Transfer() : handle(curl_easy_init()) {}
    ~Transfer()
    {
        curl_slist_free_all(headers);
        curl_easy_cleanup(handle);
    }
    Transfer(const Transfer&) = delete;
    Transfer& operator=(const Transfer&) = delete;

    CURL* handle;
    curl_slist* headers = nullptr;
    Exchange* exchange = nullptr;
    qint64 lastSign = 0;
    bool headEnded = false;
    char failure[CURL_ERROR_SIZE] = {};
};

struct DirectHttp::Calls {
    static std::size_t write(char* bytes, std::size_t, std::size_t count, void* self)
    {
        auto* const transfer = static_cast<Transfer*>(self);
        AnswerBuffer& body = *transfer->exchange->body;
        transfer->lastSign = nowMs();
        if (static_cast<qint64>(body.size() + count) > transfer->exchange->maxBytes)
            return 0;
        std::memcpy(body.room(count), bytes, count);
        body.grow(count);
        return count;
    }

    /// libcurl accepts a head that the end of the connection truncates.
    static std::size_t head(char* line, std::size_t, std::size_t count, void* self)
    {
        auto* const transfer = static_cast<Transfer*>(self);
        transfer->lastSign = nowMs();
        const std::string_view text(line, count);
        if (text.starts_with("HTTP/"))
            transfer->headEnded = false;
        else if (text == "\r\n" || text == "\n")
            transfer->headEnded = true;  // later lines are trailers
        return count;
    }

    static int socket(CURL*, curl_socket_t socket, int what, void* self, void*)
    {
        auto* const http = static_cast<DirectHttp*>(self);
        const auto watch = [&](auto& notifiers, QSocketNotifier::Type type, bool wanted, int events) {
            const auto found = notifiers.find(socket);
            if (!wanted) {
                // it may be the caller at this moment
                if (found != notifiers.end()) {
                    found->second->setEnabled(false);
                    found->second.release()->deleteLater();
                    notifiers.erase(found);
                }
                return;
            }
            if (found != notifiers.end())
                return;
            auto notifier = std::make_unique<QSocketNotifier>(socket, type);
            QObject::connect(notifier.get(), &QSocketNotifier::activated, notifier.get(),
                             [http, socket, events] { http->act(socket, events); });
            notifiers.emplace(socket, std::move(notifier));
        };
        watch(http->m_readers, QSocketNotifier::Read, what == CURL_POLL_IN || what == CURL_POLL_INOUT, CURL_CSELECT_IN);
        watch(http->m_writers, QSocketNotifier::Write, what == CURL_POLL_OUT || what == CURL_POLL_INOUT,
              CURL_CSELECT_OUT);
        return 0;
    }

    static int timer(CURLM*, long milliseconds, void* self)
    {
        auto* const http = static_cast<DirectHttp*>(self);
        if (milliseconds < 0)
            http->m_due.stop();
        else
            http->m_due.start(static_cast<int>(std::min(milliseconds, 3'600'000L)));
        return 0;
    }
};

DirectHttp::DirectHttp()
{
    static const bool ready = curl_global_init(CURL_GLOBAL_ALL) == CURLE_OK;
    if (!ready)
        qFatal("libcurl does not start");
    open();
    m_due.setSingleShot(true);
    m_due.callOnTimeout(&m_due, [this] { act(CURL_SOCKET_TIMEOUT, 0); });
    m_watch.setInterval(lookMs);
    m_watch.callOnTimeout(&m_watch, [this] { look(); });
}

DirectHttp::~DirectHttp()
{
    while (!m_running.empty())
        end(m_running.back().get(), "cancelled", {});
    m_idle.clear();
    curl_multi_cleanup(m_multi);
}

void DirectHttp::open()
{
    m_multi = curl_multi_init();
    if (!m_multi)
        qFatal("libcurl has no memory");
    curl_multi_setopt(m_multi, CURLMOPT_SOCKETFUNCTION, &Calls::socket);
    curl_multi_setopt(m_multi, CURLMOPT_SOCKETDATA, this);
    curl_multi_setopt(m_multi, CURLMOPT_TIMERFUNCTION, &Calls::timer);
    curl_multi_setopt(m_multi, CURLMOPT_TIMERDATA, this);
    curl_multi_setopt(m_multi, CURLMOPT_MAXCONNECTS, mostKept);
}

void DirectHttp::begin(Exchange& exchange)
{
    if (m_fresh && m_running.empty()) {
        curl_multi_cleanup(m_multi);  // closes the kept connections, too
        open();
        m_fresh = false;
    }
    std::unique_ptr<Transfer> transfer;
    if (m_idle.empty()) {
        transfer = std::make_unique<Transfer>();
    } else {
        transfer = std::move(m_idle.back());
        m_idle.pop_back();
        curl_easy_reset(transfer->handle);
    }
    CURL* const handle = transfer->handle;
    transfer->exchange = &exchange;
    transfer->lastSign = nowMs();
    transfer->headEnded = false;
    transfer->failure[0] = 0;
    curl_slist_free_all(std::exchange(transfer->headers, nullptr));
    for (const QByteArray& line : exchange.headers)
        transfer->headers = curl_slist_append(transfer->headers, line.constData());
    curl_easy_setopt(handle, CURLOPT_URL, exchange.url.constData());
    curl_easy_setopt(handle, CURLOPT_PROTOCOLS_STR, "http,https");
    if (!exchange.caFile.isEmpty())
        curl_easy_setopt(handle, CURLOPT_CAINFO, exchange.caFile.constData());
    curl_easy_setopt(handle, CURLOPT_HTTP_VERSION, long(CURL_HTTP_VERSION_1_1));
    curl_easy_setopt(handle, CURLOPT_PROXY, "");
    curl_easy_setopt(handle, CURLOPT_NOSIGNAL, 1L);
    curl_easy_setopt(handle, CURLOPT_HTTPHEADER, transfer->headers);
    curl_easy_setopt(handle, CURLOPT_MAXAGE_CONN, keptSeconds);
    curl_easy_setopt(handle, CURLOPT_TIMEOUT_MS, long(exchange.totalMs));
    curl_easy_setopt(handle, CURLOPT_CONNECTTIMEOUT_MS, long(exchange.silenceMs));
    curl_easy_setopt(handle, CURLOPT_MAXFILESIZE_LARGE, curl_off_t(exchange.maxBytes));
    curl_easy_setopt(handle, CURLOPT_FRESH_CONNECT, long(m_fresh));
    curl_easy_setopt(handle, CURLOPT_ERRORBUFFER, transfer->failure);
    curl_easy_setopt(handle, CURLOPT_WRITEFUNCTION, &Calls::write);
    curl_easy_setopt(handle, CURLOPT_WRITEDATA, transfer.get());
    curl_easy_setopt(handle, CURLOPT_HEADERFUNCTION, &Calls::head);
    curl_easy_setopt(handle, CURLOPT_HEADERDATA, transfer.get());
    curl_easy_setopt(handle, CURLOPT_PRIVATE, transfer.get());
    if (!exchange.request.isNull()) {
        curl_easy_setopt(handle, CURLOPT_POST, 1L);
        curl_easy_setopt(handle, CURLOPT_POSTFIELDSIZE_LARGE, curl_off_t(exchange.request.size()));
        curl_easy_setopt(handle, CURLOPT_POSTFIELDS, exchange.request.constData());
    }
    if (!m_watch.isActive())
        m_watch.start();
    m_running.push_back(std::move(transfer));
    curl_multi_add_handle(m_multi, handle);
}

void DirectHttp::stop(Exchange& exchange, const char* fault)
{
    for (const auto& transfer : m_running)
        if (transfer->exchange == &exchange)
            return end(transfer.get(), fault, {});
}

void DirectHttp::forgetConnections()
{
    m_fresh = true;
}

void DirectHttp::act(int socket, int events)
{
    int running = 0;
    curl_multi_socket_action(m_multi, socket, events, &running);
    reap();
}

void DirectHttp::reap()
{
    int left = 0;
    // One at a time: the waiting coroutine resumes in here, and may begin or stop others.
    while (const CURLMsg* message = curl_multi_info_read(m_multi, &left)) {
        if (message->msg != CURLMSG_DONE)
            continue;
        CURL* const handle = message->easy_handle;
        const CURLcode code = message->data.result;
        char* owner = nullptr;
        curl_easy_getinfo(handle, CURLINFO_PRIVATE, &owner);
        auto* const transfer = reinterpret_cast<Transfer*>(owner);
        Exchange& exchange = *transfer->exchange;
        long status = 0, connections = 0;
        curl_easy_getinfo(handle, CURLINFO_RESPONSE_CODE, &status);
        curl_easy_getinfo(handle, CURLINFO_NUM_CONNECTS, &connections);
        exchange.status = static_cast<int>(status);
        exchange.newConnection = connections > 0;
        exchange.location = header(handle, "Location");
        exchange.retryAfter = header(handle, "Retry-After");
        exchange.date = header(handle, "Date").trimmed();
        if (code == CURLE_OK && transfer->headEnded)
            end(transfer, nullptr, {});
        else if (code == CURLE_OK)
            end(transfer, "connection", u"the connection was closed within the answer's header"_s);
        else
            end(transfer, faultOf(code),
                QString::fromUtf8(transfer->failure[0] ? transfer->failure : curl_easy_strerror(code)));
    }
}

void DirectHttp::end(Transfer* transfer, const char* fault, const QString& message)
{
    const auto found = std::find_if(m_running.begin(), m_running.end(),
                                    [transfer](const auto& running) { return running.get() == transfer; });
    std::unique_ptr<Transfer> own = std::move(*found);
    m_running.erase(found);
    curl_multi_remove_handle(m_multi, own->handle);
    Exchange& exchange = *std::exchange(own->exchange, nullptr);
    if (m_idle.size() < mostIdle)
        m_idle.push_back(std::move(own));
    exchange.fault = fault;
    exchange.message = message;
    exchange.done.open();
}

void DirectHttp::look()
{
    const qint64 now = nowMs();
    const auto silent = [now](const auto& transfer) {
        return now - transfer->lastSign > transfer->exchange->silenceMs;
    };
    // searched again each time: a waiting coroutine resumes in end(), and may begin or stop others
    for (auto found = m_running.begin();
         (found = std::find_if(m_running.begin(), m_running.end(), silent)) != m_running.end();)
        end(found->get(), "timeout", {});
    if (m_running.empty())
        m_watch.stop();
}

}  // namespace signalbox::rpc
