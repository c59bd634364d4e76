// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QJsonObject>
#include <functional>
#include <memory>
#include <optional>

#include "actions/fields.h"
#include "actions/send_memory.h"
#include "signalbox/literals.h"
#include "signalbox/triggers.h"

namespace signalbox::actions {

/// One action of one event.
struct Outgoing {
    QString type;  ///< telegram, rest, mcp
    QJsonObject config;
    Fields fields;
    QString key;  ///< goes with every attempt, so that a receiver can recognize a repetition
    qint64 chainId = 0;
    QString agent;  ///< decimal; empty if the event does not have one
    bool isTest = false;
};

struct SendOutcome {
    enum Kind {
        Done,
        Retry,   ///< a later attempt may succeed
        Failed,  ///< a later attempt would fail, too
        Held,    ///< a person has to decide
    };
    Kind kind = Failed;
    std::optional<qint64> retryAfterMs;  ///< what the receiver asks for
    Message error;                       ///< empty if done
    QString request, answer;             ///< secrets are masked; the first 4 KiB of each
    QString status;                      ///< "HTTP 503", "message 42"
    QJsonObject responseData;            ///< the column response_data
    bool canceled = false;               ///< by cancel(): whether it was sent is not known
    bool notSent = false;                ///< nothing left this machine (a limit, no connection)
};

/// The token of an agent's MCP server: it is only sent to the origin that it was stored for.
struct AgentToken {
    QString token;
    QString origin;  ///< https://mcp.example.org, with the port if it is not the scheme's
    QString header;  ///< empty: Authorization, as a bearer token
};

/// What a sender needs from the workspace. The functions are called in the sender's thread and may block.
struct SenderParts {
    std::function<Expected<QString>(const QString& name)> secret;  ///< NotFound: it is not stored
    /// The agent's newest URI (of a registration file). NotFound: it has none.
    std::function<Expected<QString>(qint64 chainId, const QString& agent)> agentUri;
    std::function<Expected<std::optional<AgentToken>>(qint64 chainId, const QString& agent)> agentToken;
    std::function<QString()> telegramBaseUrl;  ///< the setting actions.telegram_base_url; empty: that of Telegram
    std::shared_ptr<SendMemory> memory;        ///< shared by all senders of a console
    QString ipfsGateway = u"https://ipfs.io"_s;
    QString caFile;  ///< PEM, instead of the system's authorities; for a network with its own
};

/// Sends actions. Blocking; for one worker thread, apart from cancel().
class Sender {
public:
    explicit Sender(SenderParts parts);
    ~Sender();

    SendOutcome send(const Outgoing& outgoing);
    /// From any thread: the running send and all later ones end within a second.
    void cancel();

private:
    struct Private;
    std::unique_ptr<Private> d;
};

/// The origin of the agent's MCP server as its registration file gives it now, to store a token for. Blocking.
Expected<QString> agentOrigin(const SenderParts& parts, qint64 chainId, const QString& agent,
                              const QStringList& privateHosts = {});

/// The request as it would be sent, secrets masked. With `resolve` it waits up to 3 s for the host's addresses; nothing
/// is sent. Any thread.
ActionPreview preview(const Outgoing& outgoing, bool resolve = false);

}  // namespace signalbox::actions
