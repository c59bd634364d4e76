// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <functional>
#include <memory>

#include "sim/receivers/http_listener.h"

namespace signalbox::sim {

/// Receivers of actions on 127.0.0.1, each on its own port with a token in its path: a Bot API, a web hook that accepts
/// everything, a pager that is down for maintenance, and an MCP server with the registration files of agents. Calls may
/// come from any thread but the receivers' own.
class Receivers {
public:
    /// `path` makes "/" and a token for each receiver.
    explicit Receivers(const std::function<QByteArray()>& path);
    ~Receivers();
    Receivers(const Receivers&) = delete;
    Receivers& operator=(const Receivers&) = delete;

    static QString botToken();
    QString telegramUrl() const;  ///< base URL of the Bot API
    QString hookUrl() const;
    QString pagerUrl() const;  ///< answers 503
    QString mcpUrl() const;
    QString agentFiles() const;  ///< the registration file of agent N is at this + N + ".json"

    qint64 messages() const;   ///< accepted by the Bot API
    qint64 hooks() const;      ///< accepted by the web hook
    qint64 pages() const;      ///< refused by the pager
    qint64 toolCalls() const;  ///< answered by the MCP server

private:
    class Private;
    std::unique_ptr<Private> d;
};

}  // namespace signalbox::sim
