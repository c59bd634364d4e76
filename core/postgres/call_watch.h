// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <memory>

#include "postgres/connection_info.h"
#include "signalbox/error.h"

namespace signalbox::store {

/// Asks the server whether it takes connections, by one that is not kept; at most some seconds, from any thread.
/// DATABASE_AWAY: no answer.
Expected<Done> serverAnswers(const ConnectionInfo& info);

/// Lives as long as one call to the database. libpq waits for an answer without end, and a frozen machine or a cut line
/// tells nobody that none will come: when a call takes long, its server is asked by another connection, and when that
/// is not answered either, the call's socket is shut down, so that it fails as DATABASE_AWAY. A server that is only
/// busy is left alone. Any thread.
class CallWatch {
public:
    static constexpr int patienceMs = 3'000;  ///< that a call may take before its server is asked
    static constexpr int answerSeconds = 4;   ///< that the server has for it

    CallWatch(const ConnectionInfo& server, int socket);
    ~CallWatch();
    CallWatch(const CallWatch&) = delete;
    CallWatch& operator=(const CallWatch&) = delete;

    bool gaveUp() const;  ///< the call was ended by the watch: the next one would wait as well

private:
    quint64 m_id;
};

}  // namespace signalbox::store
