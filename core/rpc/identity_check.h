// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "rpc/request_sender.h"
#include "rpc/waiting_line.h"
#include "support/bytes.h"

namespace signalbox::rpc {

/// Checks that an endpoint serves this chain: by its ID, or as the family's dialect requires, and by a known block of
/// the chain. Its owner drains the calls' scope before destroying it.
class IdentityCheck {
public:
    /// `chainId` 0: no check.
    IdentityCheck(qint64 chainId, RequestSender& sender, WaitingLine& line, HeadChoice& heads);
    void askBy(std::function<Call(Dialect::Identity*)> question) { m_ask = std::move(question); }
    void nameChain(QString name) { m_name = std::move(name); }  ///< for display, instead of its number
    /// An endpoint that returns another block there serves another network. One that does not return it is accepted.
    void expectBlock(Height number, const Bytes32& hash) { m_expected = {number, hash}; }

    bool isWanted() const { return m_chainId != 0; }
    /// Sends the requests unless it was checked within 2 s; waits for a check in progress. None if it is this chain.
    QCoro::Task<std::optional<Refusal>> check(EntryPtr entry);
    void foundWrongChain(EndpointEntry& entry, const Message& seen);

private:
    QCoro::Task<bool> givesExpectedBlock(EntryPtr entry);
    QCoro::Task<std::optional<Bytes32>> hashAt(EntryPtr entry, Height number);
    void foundOtherNetwork(EndpointEntry& entry);

    qint64 m_chainId;
    QString m_name;
    RequestSender& m_sender;
    WaitingLine& m_line;
    HeadChoice& m_heads;
    std::function<Call(Dialect::Identity*)> m_ask;
    std::optional<std::pair<Height, Bytes32>> m_expected;
};

}  // namespace signalbox::rpc
