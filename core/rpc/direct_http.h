#pragma once

#include <QTimer>
#include <list>
#include <memory>

#include "rpc/answer_buffer.h"
#include "support/task_scope.h"

namespace signalbox::rpc {

/// HTTP/1.1 over sockets in the caller's own thread, for plain HTTP that no proxy carries. A block of a Canopy node is
/// some fourteen small answers, and through QNetworkAccessManager each costs several times what is in it. Keeps
/// connections; asks for no compression. One thread.
class DirectHttp {
public:
    /// One request and what comes back. Stays where it is until `done` is open.
    struct Exchange {
        QString host;
        quint16 port = 0;
        QByteArray request;  ///< as it goes over the wire
        AnswerBuffer* body = nullptr;
        qint64 maxBytes = 0;
        int silenceMs = 0, totalMs = 0;

        int status = 0;
        QByteArray location, retryAfter;
        const char* fault = nullptr;  ///< network of rpc::Fault
        QString message;
        bool newConnection = false;
        Gate done;

    private:
        friend class DirectHttp;
        qint64 lastSign = 0, since = 0;
        bool again = false;  ///< a connection that had been kept was gone; this is the second try
    };

    DirectHttp();
    ~DirectHttp();
    DirectHttp(const DirectHttp&) = delete;
    DirectHttp& operator=(const DirectHttp&) = delete;

    void begin(Exchange& exchange);
    void stop(Exchange& exchange, const char* fault);  ///< nothing when it is over
    void forgetConnections();                          ///< those that nobody uses

private:
    class Line;
    void give(Exchange& exchange, bool fresh);
    void look();

    std::list<Line*> m_lines;
    QTimer m_clock;  ///< one for all: a timer for each request costs as much as the request
};

}  // namespace signalbox::rpc
