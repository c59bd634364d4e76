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

/// HTTP/1.1 that no proxy carries, by libcurl in the caller's own thread. A block of a Canopy node is some
/// fourteen small answers, and through QNetworkAccessManager each costs several times what is in it. Keeps connections;
/// follows no redirect; asks for no compression. One thread, with an event loop.
/// Kept as Later<DirectHttp>: whoever waits for an exchange may end its owner while this one still calls.
class DirectHttp : public QObject {
public:
    /// One request and what comes back. Stays where it is until `done` is open.
    struct Exchange {
        QByteArray url;
        QByteArray caFile;       ///< PEM, beside the system's authorities; empty: these alone
        QByteArrayList headers;  ///< "Name: value"
        QByteArray request;      ///< null: a GET
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
    ~DirectHttp() override;  ///< what is under way ends as cancelled
    void begin(Exchange& exchange);
    void stop(Exchange& exchange, const char* fault);  ///< nothing when it is over
    void forgetConnections();                          ///< new requests make new ones

private:
    struct Transfer;
    struct Calls;  ///< what libcurl calls

    void open();
    void act(int socket, int events);
    void reap();
    void end(Transfer* transfer, const char* fault, const QString& message);
    void look();

    void* m_multi;
    QTimer m_due;    ///< when libcurl wants to be called
    QTimer m_watch;  ///< looks for silent ones: a timer for each request costs as much as the request
    std::vector<std::unique_ptr<Transfer>> m_running, m_idle;
    std::map<int, std::unique_ptr<QSocketNotifier>> m_readers, m_writers;
    bool m_fresh = false;  ///< new requests make new connections, until the old ones are closed
};

}  // namespace signalbox::rpc
