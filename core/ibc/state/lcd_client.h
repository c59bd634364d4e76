// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDateTime>
#include <memory>

#include "ibc/state/json_door.h"
#include "signalbox/literals.h"

namespace signalbox::ibc {

using Sequences = std::vector<quint64>;  ///< ascending, each once

struct LcdCommitments {
    Sequences sequences;
    Height height = 0;  ///< at which the first page was read
};

struct LcdChannel {
    QString state, ordering;  ///< STATE_OPEN, ORDER_UNORDERED, …
    QString counterpartyPort, counterpartyChannel, connection;
    bool isOpen() const { return state.startsWith("STATE_OPEN"_L1); }
    bool isOrdered() const { return ordering == "ORDER_ORDERED"_L1; }
};

/// The light client below a channel.
struct LcdClientState {
    QString id, chainId;  ///< chainId: the counterparty's
    QString status;       ///< Active, Frozen, Expired, Unknown, Unauthorized; empty if the node cannot say
    bool isActive() const { return status.isEmpty() || status == "Active"_L1; }
};

/// The IBC state of one chain by its LCD, for ibc-go 3 to 10. For packets of IBC v2, `port` is empty and `channel` is
/// the client of this chain; channel() and client() are of v1 only. Blocks its thread, see JsonDoor. Errors: those of
/// JsonDoor, WRONG_CHAIN, NODE_BAD_ANSWER.
class LcdClient {
public:
    LcdClient(QString chainId, std::unique_ptr<JsonDoor> door) : m_chainId(std::move(chainId)), m_door(std::move(door))
    {
    }

    /// Asks each endpoint for its chain, and leaves out those of other chains and those that do not answer.
    Expected<Done> check();

    Expected<LcdCommitments> commitments(const QString& port, const QString& channel);
    Expected<bool> isCommitted(const QString& port, const QString& channel, quint64 sequence);
    /// Which of these this chain, the destination, has not received.
    Expected<Sequences> unreceived(const QString& port, const QString& channel, const Sequences& sequences);
    /// For which of these this chain, the destination, has written an acknowledgement.
    Expected<Sequences> acknowledged(const QString& port, const QString& channel, const Sequences& sequences);
    /// For which of these this chain, the source, has not received the acknowledgement.
    Expected<Sequences> unreceivedAcks(const QString& port, const QString& channel, const Sequences& sequences);
    Expected<std::optional<LcdChannel>> channel(const QString& port, const QString& channel);  ///< none: unknown
    Expected<LcdClientState> client(const QString& port, const QString& channel);
    Expected<QString> clientStatus(const QString& client);  ///< as LcdClientState::status
    Expected<std::pair<Height, QDateTime>> latestBlock();
    Expected<QString> minimumGasPrice();  ///< "0.0025uatom"; empty if the node does not say
    void cancel() { m_door->cancel(); }   ///< in this thread

private:
    using Ask = QByteArray (*)(const Sequences& some);
    Expected<Sequences> ofLists(const QString& port, const QString& channel, const Sequences& sequences,
                                const char* list, const Ask& ask);

    QString m_chainId;
    std::unique_ptr<JsonDoor> m_door;
};

/// A sequence as LCDs write it. None for anything that is not an unsigned 64-bit number.
std::optional<quint64> sequenceOf(const QJsonValue& value);

}  // namespace signalbox::ibc
