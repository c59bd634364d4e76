// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QByteArrayList>
#include <QObject>
#include <QTimer>
#include <map>
#include <memory>
#include <vector>

#include "rpc/answer_buffer.h"
#include "support/task_scope.h"

class QSocketNotifier;

namespace signalbox::rpc {

/// HTTP/1.1 without a proxy, by libcurl in the caller's own thread. A block of a Canopy node is some fourteen small
/// answers, and through QNetworkAccessManager each costs several times as much as its content. Keeps connections;
/// follows no redirects; requests no compression. One thread with an event loop. Kept as Later<DirectHttp>: a coroutine
/// that waits for an exchange may destroy its owner during the call.
class DirectHttp : public QObject {
public:
    /// One request and its answer. Must not move until `done` is open.
    struct Exchange {
        QByteArray url;
        QByteArray caFile;       ///< PEM, in addition to the system's authorities; empty for these alone
        QByteArrayList headers;  ///< "Name: value"
        QByteArray request;      ///< null for a GET
        AnswerBuffer* body = nullptr;
        qint64 maxBytes = 0;
        int silenceMs = 0, totalMs = 0;

        int status = 0;
        QByteArray location, retryAfter, date;
        const char* fault = nullptr;  ///< network of rpc::Fault
        QString message;
        bool newConnection = false;
        Gate done;
    };

    DirectHttp();
    ~DirectHttp() override;  ///< running requests end as canceled
    void begin(Exchange& exchange);
    void stop(Exchange& exchange, const char* fault);  ///< does nothing if it has finished
    void forgetConnections();                          ///< new requests open new connections

private:
    struct Transfer;
    struct Calls;  ///< libcurl's callbacks

    void open();
    void act(int socket, int events);
    void reap();
    void end(Transfer* transfer, const char* fault, const QString& message);
    void look();

    void* m_multi;
    QTimer m_due;    ///< time at which libcurl must be called
    QTimer m_watch;  ///< finds silent requests: a timer per request costs as much as the request
    std::vector<std::unique_ptr<Transfer>> m_running, m_idle;
    std::map<int, std::unique_ptr<QSocketNotifier>> m_readers, m_writers;
    bool m_fresh = false;  ///< true while new requests open new connections, until the old ones are closed
};

}  // namespace signalbox::rpc
