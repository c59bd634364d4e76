// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QCoroTask>
#include <QNetworkAccessManager>
#include <QObject>
#include <map>
#include <memory>
#include <optional>
#include <set>

#include "rpc/answer_buffer.h"
#include "rpc/direct_http.h"
#include "rpc/endpoint_settings.h"
#include "rpc/error_class.h"
#include "support/task_scope.h"

namespace signalbox::rpc {

struct HttpLimits {
    qint64 maxBytes = qint64(200) << 20;  ///< counted while reading, after decompression
    int silenceMs = 20'000;               ///< time without data
    int totalMs = 90'000;
};

/// The result of a request. `fault` is set if no complete HTTP answer arrived (its `network` has the reason); an HTTP
/// error status is not a fault: it has a body as well.
struct HttpAnswer {
    int status = 0;
    BufferPool::Lease body;
    std::optional<Fault> fault;
    std::optional<qint64> retryAfterMs;
    double milliseconds = 0;
    bool newConnection = false;  ///< true if a socket was opened for it
};

/// POST of JSON over HTTP/1.1 or 2, with keep-alive, compressed if the server supports it. Redirects are followed on
/// the same host only. Lives in one thread; tasks end with fault "cancelled" once the cancellation is requested.
class HttpTransport : public QObject {
    Q_OBJECT
public:
    explicit HttpTransport(Cancellation cancellation, QObject* parent = nullptr);

    /// A null body (not an empty one) makes it a GET.
    QCoro::Task<HttpAnswer> post(EndpointSettings endpoint, QByteArray body, HttpLimits limits);
    void forgetConnections();
    void preferDirect() { m_preferDirect = true; }  ///< plain HTTP without a proxy uses DirectHttp

private:
    bool isDirect(const QUrl& url, const EndpointSettings& endpoint);
    QCoro::Task<HttpAnswer> postDirect(QUrl url, EndpointSettings endpoint, QByteArray body, HttpLimits limits,
                                       QUrl* redirect);
    QNetworkAccessManager* manager(const EndpointSettings& endpoint);
    QCoro::Task<HttpAnswer> postOnce(QUrl url, EndpointSettings endpoint, QByteArray body, HttpLimits limits,
                                     QUrl* redirect);

    Cancellation m_cancellation;
    std::shared_ptr<BufferPool> m_buffers = std::make_shared<BufferPool>();
    Later<DirectHttp> m_direct{new DirectHttp};
    bool m_preferDirect = false;
    std::set<QString> m_interim;        ///< hosts that send interim responses, which Qt takes for the answer
    std::map<QString, bool> m_proxied;  ///< by host
    std::map<std::pair<QUrl, QString>, QNetworkAccessManager*> m_managers;  ///< by proxy and CA file
};

}  // namespace signalbox::rpc
