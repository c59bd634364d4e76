// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QDeadlineTimer>
#include <QStringList>
#include <atomic>
#include <functional>
#include <memory>
#include <optional>
#include <utility>
#include <vector>

#include "signalbox/error.h"

namespace signalbox::actions {

class HostSlots;
struct AllowedUrl;
struct HttpAnswer;

using HttpHeaders = std::vector<std::pair<QByteArray, QByteArray>>;

struct HttpRequest {
    QByteArray method = "GET";
    QString url;
    HttpHeaders headers;
    std::optional<QByteArray> body;
    QDeadlineTimer deadline;   ///< of the whole request, redirects included
    int redirects = 0;         ///< followed at most; only within the same origin
    QStringList privateHosts;  ///< host:port
    bool plain = true;         ///< http is accepted for public hosts
    bool waitsForSlot = true;  ///< false within another request to the same host
    qint64 maxBytes = 1 << 20;
    /// Receives the answer's body as it arrives, instead of HttpAnswer::body; false ends the transfer.
    std::function<bool(const QByteArray& bytes, const HttpAnswer& soFar)> onData;
    std::function<bool()> mayWait;  ///< asked about once a second; false ends the transfer, too
};

/// The head and the body of an answer, with any status.
struct HttpAnswer {
    int status = 0;
    QByteArray body;
    bool cut = false;  ///< the body is longer than maxBytes
    HttpHeaders headers;
    QByteArray header(const char* name) const;  ///< of the last one with the name, in any case
    std::optional<qint64> retryAfterMs() const;
    bool isSuccess() const { return status / 100 == 2; }
};

/// Requests to hosts that an operator, or the owner of an agent, has named: only to public addresses (OutgoingGuard),
/// with libcurl, through the system's proxy if there is one. Blocking; one thread. Errors: those of the guard, and
/// CONNECTION_FAILED, TLS_FAILED, TIMEOUT, REDIRECT_REFUSED, HOST_BUSY, CANCELED; `args` has sent = false if nothing
/// left.
class HttpClient {
public:
    /// `canceled` is read during transfers. `caFile`: PEM, empty for the system's authorities.
    HttpClient(std::shared_ptr<HostSlots> slots, const std::atomic<bool>& canceled, QByteArray caFile);
    ~HttpClient();

    Expected<HttpAnswer> run(const HttpRequest& request);  ///< may be called within onData

private:
    struct Transfer;
    struct Calls;

    Expected<HttpAnswer> once(const HttpRequest& request, const AllowedUrl& url);
    std::unique_ptr<Transfer> idle(bool isPrivate);

    std::shared_ptr<HostSlots> m_slots;
    const std::atomic<bool>& m_canceled;
    QByteArray m_caFile;
    std::vector<std::unique_ptr<Transfer>> m_idle;
};

}  // namespace signalbox::actions
