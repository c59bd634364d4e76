// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "rpc/request_sender.h"
#include "rpc/waiting_line.h"
#include "support/bytes.h"

namespace signalbox::rpc {

/// Whether an endpoint serves this chain: by its id, or as the family's dialect asks, and by a block that the chain is
/// known to have. Its owner drains the scope of the calls before it goes away.
class IdentityCheck {
public:
    /// `chainId` 0: nothing is checked.
    IdentityCheck(qint64 chainId, RequestSender& sender, WaitingLine& line, HeadChoice& heads);
    void askBy(std::function<Call(Dialect::Identity*)> question) { m_ask = std::move(question); }
    /// An endpoint that gives another block there serves another network. One that does not give it is believed.
    void expectBlock(Height number, const Bytes32& hash) { m_expected = {number, hash}; }

    bool isWanted() const { return m_chainId != 0; }
    /// Asks, unless it was seen within 2 s; waits where somebody asks already. None: it is this chain.
    QCoro::Task<std::optional<Refusal>> check(EntryPtr entry);
    void foundWrongChain(EndpointEntry& entry, const Message& seen);

private:
    QCoro::Task<bool> givesExpectedBlock(EntryPtr entry);
    QCoro::Task<std::optional<Bytes32>> hashAt(EntryPtr entry, Height number);
    void foundOtherNetwork(EndpointEntry& entry);

    qint64 m_chainId;
    RequestSender& m_sender;
    WaitingLine& m_line;
    HeadChoice& m_heads;
    std::function<Call(Dialect::Identity*)> m_ask;
    std::optional<std::pair<Height, Bytes32>> m_expected;
};

}  // namespace signalbox::rpc
