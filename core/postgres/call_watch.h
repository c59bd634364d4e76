// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <memory>

#include "postgres/connection_info.h"
#include "signalbox/error.h"

namespace signalbox::store {

/// Asks the server over a separate connection whether it accepts connections. Takes some seconds at most; any thread.
/// Error: DATABASE_AWAY when there is no answer.
Expected<Done> serverAnswers(const ConnectionInfo& info);

/// Exists as long as one call to the database. libpq waits for an answer without a limit and does not notice a frozen
/// machine or a cut line. When a call takes long, the watch therefore asks its server over another connection; if that
/// gets no answer either, the watch shuts down the call's socket, so that the call fails as DATABASE_AWAY. A server
/// that is only busy is left alone. Any thread.
class CallWatch {
public:
    static constexpr int patienceMs = 3'000;  ///< time that a call may take before its server is asked
    static constexpr int answerSeconds = 4;   ///< time that the server has for its answer

    CallWatch(const ConnectionInfo& server, int socket);
    ~CallWatch();
    CallWatch(const CallWatch&) = delete;
    CallWatch& operator=(const CallWatch&) = delete;

    bool gaveUp() const;  ///< true if the watch ended the call: the next one would wait as well

private:
    quint64 m_id;
};

}  // namespace signalbox::store
